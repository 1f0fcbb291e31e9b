import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'AcceptHandshake',
  'AttachPolicy',
  'CreateAccount',
  'CreateOrganizationalUnit',
  'CreatePolicy',
  'DeclineHandshake',
  'DeleteOrganization',
  'DeleteOrganizationalUnit',
  'DeletePolicy',
  'DetachPolicy',
  'DisablePolicyType',
  'EnablePolicyType',
  'InviteAccountToOrganization',
  'LeaveOrganization',
  'MoveAccount',
  'RemoveAccountFromOrganization',
  'UpdateOrganizationalUnit',
  'UpdatePolicy',
];

export const check = eventAlarm({
  id: 'cloudwatch/organization-changes-alarmed',
  title: 'Somebody is told when the AWS organization changes',
  severity: 'medium',
  why: 'Taking an account out of the organization, or a policy off it, takes away the guard rails of all that is in it.',
  source: 'organizations.amazonaws.com',
  events: calls.map((call) => eventOf('organizations', call)),
  pattern: patternOf('organizations.amazonaws.com', calls),
  metric: 'OrganizationChanges',
  aliases: { prowler: ['cloudwatch_log_metric_filter_aws_organizations_changes'] },
  requirements: { 'cis-3.0': ['4.15'], 'cis-5.0': ['4.15'], 'cis-7.0': ['5.15'] },
});
