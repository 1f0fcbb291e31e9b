import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { readsTrails, runningTrails, trailFacts } from '../shared/trails';

export const check = defineCheck({
  id: 'cloudtrail/trail-enabled',
  title: 'At least one CloudTrail trail is running',
  severity: 'high',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],
  reads: [readsTrails],
  why: 'With no trail at all, who did what in the account can be told for the last 90 days only, region by region, and never proven.',
  remedy: {
    text: 'Make a trail, or start the one that is there.',
    console: 'CloudTrail → Trails → the trail → Start logging.',
    cli: 'aws cloudtrail start-logging --name <trail-arn>',
  },
  aliases: { securityHub: ['CloudTrail.3'] },
  requirements: { fsbp: ['CloudTrail.3'] },
  evaluate: (_account, snapshot) => {
    const [first, ...others] = runningTrails(snapshot);
    if (first) return pass(`${first.id} is running`, trailFacts([first, ...others]));
    const trails = snapshot.list('AWS::CloudTrail::Trail');
    return fail(trails.length > 0 ? 'All trails are stopped' : 'The account has no trail', trailFacts(trails));
  },
});
