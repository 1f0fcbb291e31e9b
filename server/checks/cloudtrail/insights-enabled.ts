import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { readsTrails, runningTrails, trailFacts } from '../shared/trails';

export const check = defineCheck({
  id: 'cloudtrail/insights-enabled',
  title: 'A running trail reports unusual numbers of calls',
  severity: 'low',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetInsightSelectors'],
  reads: [readsTrails],
  why: 'A burst of calls or of refusals is often the first sign of stolen keys, and nobody reads millions of events to notice it.',
  remedy: {
    text: 'Turn on Insights for call rates and error rates on one trail. They are billed by the number of events looked at.',
    console: 'CloudTrail → Trails → the trail → Insights events → Edit.',
    cli: `aws cloudtrail put-insight-selectors --trail-name <trail-arn> --insight-selectors '[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]'`,
    terraform: 'resource "aws_cloudtrail" "this" {\n  insight_selector {\n    insight_type = "ApiCallRateInsight"\n  }\n}',
  },
  aliases: { prowler: ['cloudtrail_insights_exist'] },
  evaluate: (_account, snapshot) => {
    const running = runningTrails(snapshot);
    const good = running.filter(({ data }) => (data.insightSelectors ?? []).length > 0);
    if (good.length > 0) return pass(`Insights are on for ${good[0]?.id}`, trailFacts(good));
    return fail(running.length > 0 ? 'Insights are on for no running trail' : 'No trail is running', trailFacts(running));
  },
});
