import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { readsTrails, runningTrails, trailFacts } from '../shared/trails';

export const check = defineCheck({
  id: 'cloudtrail/global-service-events-recorded',
  title: 'A running trail records the events of global services',
  severity: 'high',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],
  reads: [readsTrails],
  why: 'IAM, STS and CloudFront report to no region of their own: unless a trail includes them, new users, keys and roles leave no lasting trace.',
  remedy: {
    text: 'Include global service events in one trail, best in that over all regions. One is enough: more of them only repeat the events.',
    cli: 'aws cloudtrail update-trail --name <trail-arn> --include-global-service-events',
    terraform: 'resource "aws_cloudtrail" "this" {\n  include_global_service_events = true\n}',
  },
  aliases: {},
  evaluate: (_account, snapshot) => {
    const running = runningTrails(snapshot);
    const good = running.filter(({ data }) => data.IncludeGlobalServiceEvents === true);
    if (good.length > 0) return pass(`${good[0]?.id} records the events of global services`, trailFacts(good));
    return fail(
      running.length > 0 ? 'No running trail includes the events of global services' : 'No trail is running',
      trailFacts(running),
    );
  },
});
