import { defineCheck, fail, pass, unknown } from '../define-check';
import { isOlderThan, toDate } from '../shared/dates';
import { trailNeeds } from '../shared/trail-bucket';

const day = 24;

export const check = defineCheck({
  id: 'cloudtrail/cloudwatch-logs-delivery',
  title: 'Trails deliver to CloudWatch Logs, and did so lately',
  severity: 'low',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: [...trailNeeds, 'cloudtrail:GetTrailStatus'],
  why: 'Files in a bucket alarm nobody: metric filters and alarms on sign-ins, root use or policy changes need the events in a log group.',
  remedy: {
    text: 'Give the trail a log group and a role that may write to it; if it has them, look at the last error and at what the role may do.',
    console: 'CloudTrail → Trails → the trail → CloudWatch Logs → Edit.',
    cli: 'aws cloudtrail update-trail --name <trail-arn> --cloud-watch-logs-log-group-arn <log-group-arn>:* --cloud-watch-logs-role-arn <role-arn>',
    terraform:
      'resource "aws_cloudtrail" "this" {\n  cloud_watch_logs_group_arn = "<log-group-arn>:*"\n  cloud_watch_logs_role_arn  = "<role-arn>"\n}',
  },
  aliases: { prowler: ['cloudtrail_cloudwatch_logging_enabled'], securityHub: ['CloudTrail.5'] },
  requirements: { fsbp: ['CloudTrail.5'] },
  parameters: {
    hours: {
      default: day,
      min: 1,
      max: 168,
      description: 'How long ago the last delivery may be, in hours',
      source: 'CIS 1.5 3.4: within one day',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { hours = day } }) => {
    const logGroup = data.CloudWatchLogsLogGroupArn || null;
    if (!logGroup) return fail('The trail has no log group', { logGroup });
    if (!data.status) return unknown('No telling when events last reached the log group: the status was not given', { logGroup });
    const delivered = toDate(data.status.LatestCloudWatchLogsDeliveryTime);
    // The time of a fresh delivery stays out: it would make every day's verdict a new one.
    if (delivered && !isOlderThan(delivered, hours / day, now)) return pass('Events reach the log group', { logGroup });
    const evidence = {
      logGroup,
      delivered: delivered?.toISOString() ?? null,
      error: data.status.LatestCloudWatchLogsDeliveryError || null,
    };
    return fail(
      delivered
        ? `Nothing has reached the log group since ${delivered.toISOString().slice(0, 16)}Z`
        : 'Nothing has ever reached the log group',
      evidence,
    );
  },
});
