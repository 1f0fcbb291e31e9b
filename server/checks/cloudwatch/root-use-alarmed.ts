import { eventAlarm } from '../shared/event-alarm';
import { eventOf, signIn } from '../shared/sample-events';

const root = { type: 'Root', principalId: '111122223333', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' };

export const check = eventAlarm({
  id: 'cloudwatch/root-use-alarmed',
  title: 'Somebody is told when the root user does anything',
  severity: 'medium',
  why: 'Nothing can be forbidden to the root user. It is needed a few times a year, so every use should have somebody who knows why.',
  events: [
    eventOf('iam', 'CreateAccessKey', { userIdentity: root }),
    signIn({ userIdentity: root, additionalEventData: { MFAUsed: 'Yes' } }),
  ],
  kinds: ['read', 'write'],
  pattern: '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
  metric: 'RootUse',
  aliases: { prowler: ['cloudwatch_log_metric_filter_root_usage'], securityHub: ['CloudWatch.1'] },
  requirements: { 'cis-3.0': ['4.3'], 'cis-5.0': ['4.3'], 'cis-7.0': ['5.3'] },
});
