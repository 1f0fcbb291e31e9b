import { CloudTrailClient, UpdateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, CreateLogGroupCommand, PutMetricFilterCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { checks } from '@/server/checks/registry';
import { type Expectation, fails, isUnknown, passes, twins } from '../lib/expectation';
import { account, type Connect, otherAccount } from '../lib/moto';

/** The checks of alarms on CloudTrail's events, each with the pattern that its remedy proposes. */
const alarms = checks
  .filter(({ id }) => id.startsWith('cloudwatch/') && id.endsWith('-alarmed'))
  .map(({ id, remedy }) => ({ id, pattern: /--filter-pattern '([^']+)'/.exec(remedy.cli ?? '')?.[1] ?? '' }));

/** Everything rings in one account, nothing in the other, which has no trail. */
export const whoIsTold: readonly Expectation[] = alarms.flatMap(({ id }) => passes(id, account));
export const nobodyIsTold: readonly Expectation[] = alarms.flatMap(({ id }) => fails(id, otherAccount));

const logGroupName = 'trail-events';

/** Filters and alarms on the trail's log group, by the remedies of the checks; Security Hub in one region of two. */
export async function arrangeWatch(connect: Connect): Promise<Expectation[]> {
  const logs = connect(CloudWatchLogsClient);
  const cloudwatch = connect(CloudWatchClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await connect(CloudTrailClient).send(
    new UpdateTrailCommand({
      Name: 'whole',
      CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${account}:log-group:${logGroupName}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/trail-logs`,
    }),
  );
  for (const { id, pattern } of alarms) {
    const [, name = ''] = id.split('/');
    const metric = { metricName: name, metricNamespace: 'Trail', metricValue: '1' };
    await logs.send(
      new PutMetricFilterCommand({ logGroupName, filterName: name, filterPattern: pattern, metricTransformations: [metric] }),
    );
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: name,
        MetricName: name,
        Namespace: 'Trail',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: [`arn:aws:sns:us-east-1:${account}:security`],
      }),
    );
  }
  await connect(SecurityHubClient).send(new EnableSecurityHubCommand({}));
  return [
    // Regions are left out, and nobody can speak for the whole account then.
    ...whoIsTold.flatMap(({ check, resource }) => isUnknown(check, resource)),
    ...twins('securityhub/hub-enabled', 'eu-west-1', 'us-east-1'),
    // moto writes Macie's times in a way that AWS does not.
    ...isUnknown('macie/session-enabled', 'us-east-1'),
    // moto has no analyzers, and knows no standards.
    ...isUnknown('accessanalyzer/external-access-analyzed', 'us-east-1'),
    ...isUnknown('securityhub/standard-or-product-enabled', 'us-east-1'),
  ];
}
