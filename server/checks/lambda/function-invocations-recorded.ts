import { defineCheck, fail, pass } from '../define-check';
import { recordsInvocations } from '../shared/trail-selectors';
import { covers, readsTrails, runningTrails } from '../shared/trails';

export const check = defineCheck({
  id: 'lambda/function-invocations-recorded',
  title: 'A trail records who calls each Lambda function',
  severity: 'low',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions', 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
  reads: [readsTrails],
  why: 'A function’s own log tells what it did, not who made it do so. If it is misused, only these events name the caller and its address.',
  remedy: {
    text: 'Record data events of Lambda functions on a trail over all regions, for all functions or at least for those that matter. They are billed by number.',
    console: 'CloudTrail → Trails → the trail → Data events → Edit → Lambda.',
    cli: `aws cloudtrail put-event-selectors --trail-name <trail-arn> --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::Lambda::Function","Values":["arn:aws:lambda"]}]}]'  # replaces the selectors: keep your own`,
    terraform:
      'resource "aws_cloudtrail" "this" {\n  event_selector {\n    read_write_type           = "All"\n    include_management_events = true\n    data_resource {\n      type   = "AWS::Lambda::Function"\n      values = ["arn:aws:lambda"]\n    }\n  }\n}',
  },
  aliases: { prowler: ['awslambda_function_invoke_api_operations_cloudtrail_logging_enabled'] },
  evaluate: ({ arn, region }, snapshot) => {
    const trails = runningTrails(snapshot)
      .filter((trail) => covers(trail, region) && recordsInvocations(trail, arn))
      .map(({ id }) => id);
    if (trails.length > 0) return pass(`Every call is recorded by ${trails.slice(0, 3).join(', ')}`, { trails });
    return fail('No running trail records every call of the function', { trails });
  },
});
