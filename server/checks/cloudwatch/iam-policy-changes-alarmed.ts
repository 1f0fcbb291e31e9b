import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'DeleteGroupPolicy',
  'DeleteRolePolicy',
  'DeleteUserPolicy',
  'PutGroupPolicy',
  'PutRolePolicy',
  'PutUserPolicy',
  'CreatePolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'AttachUserPolicy',
  'DetachUserPolicy',
  'AttachGroupPolicy',
  'DetachGroupPolicy',
];

export const check = eventAlarm({
  id: 'cloudwatch/iam-policy-changes-alarmed',
  title: 'Somebody is told when IAM policies change',
  severity: 'medium',
  why: 'A new or widened policy is how an intruder keeps what was won, and how a mistake gives everybody everything. Such changes are rare enough to look at each.',
  source: 'iam.amazonaws.com',
  events: calls.map((call) => eventOf('iam', call)),
  pattern: patternOf('iam.amazonaws.com', calls),
  metric: 'IamPolicyChanges',
  aliases: { prowler: ['cloudwatch_log_metric_filter_policy_changes'], securityHub: ['CloudWatch.4'] },
  requirements: { 'cis-3.0': ['4.4'], 'cis-5.0': ['4.4'], 'cis-7.0': ['5.4'] },
});
