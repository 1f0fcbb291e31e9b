import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './iam-policy-changes-alarmed';

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

describeEventAlarm(check, {
  good: [
    anyOf(...calls),
    anyOf(...calls.toReversed(), 'AnotherCall'),
    calls.map((call) => `?"${call}"`).join(' '),
    `{ ($.eventSource = iam.amazonaws.com) && (${anyOf(...calls).slice(2, -2)}) }`,
  ],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
