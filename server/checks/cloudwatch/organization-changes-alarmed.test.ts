import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './organization-changes-alarmed';

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

describeEventAlarm(check, {
  good: [
    anyOf(...calls),
    anyOf(...calls.toReversed(), 'AnotherCall'),
    calls.map((call) => `?"${call}"`).join(' '),
    `{ ($.eventSource = organizations.amazonaws.com) && (${anyOf(...calls).slice(2, -2)}) }`,
  ],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
