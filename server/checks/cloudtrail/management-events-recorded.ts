import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { managementEvents } from '../shared/trail-selectors';
import { readsTrails, runningTrails, trailFacts } from '../shared/trails';

export const check = defineCheck({
  id: 'cloudtrail/management-events-recorded',
  title: 'Trails over all regions record every management event',
  // Prowler says low; without these events a trail answers none of the questions that it is kept for.
  severity: 'medium',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
  reads: [readsTrails],
  why: 'A trail that leaves out reads, or the calls to KMS, does not show an intruder looking around or decrypting.',
  remedy: {
    text: 'Let a trail over all regions record management events, both reads and writes, without leaving out KMS or the RDS Data API.',
    console: 'CloudTrail → Trails → the trail → Management events → Edit → Read and Write, nothing excluded.',
    cli: `aws cloudtrail put-event-selectors --trail-name <trail-arn> --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[],"ExcludeManagementEventSources":[]}]'  # replaces the selectors: keep your own`,
  },
  aliases: { prowler: ['cloudtrail_multi_region_enabled_logging_management_events'] },
  requirements: { 'cis-3.0': ['3.1'], 'cis-5.0': ['3.1'], 'cis-7.0': ['4.1'], fsbp: ['CloudTrail.1'] },
  evaluate: (_account, snapshot) => {
    const trails = runningTrails(snapshot).filter(({ data }) => data.IsMultiRegionTrail === true);
    if (trails.length === 0) return fail('No running trail covers all regions', trailFacts([]));
    const recorded = trails.flatMap(managementEvents);
    const missing = (['read', 'write'] as const).filter(
      (kind) => !recorded.some(({ kinds, except }) => kinds.includes(kind) && except.length === 0),
    );
    if (missing.length === 0) return pass('Every management event is recorded', trailFacts(trails));
    const leftOut = [...new Set(recorded.flatMap(({ except }) => except))].sort();
    const evidence = { ...trailFacts(trails), missing, leftOut };
    if (leftOut.length > 0) return fail(`Management events are recorded without some: ${leftOut.join(', ')}`, evidence);
    return fail(missing.length === 2 ? 'No management events are recorded' : `No ${missing[0]} events are recorded`, evidence);
  },
});
