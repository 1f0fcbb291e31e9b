import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './security-group-changes-alarmed';

const calls = [
  'AuthorizeSecurityGroupIngress',
  'AuthorizeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
  'RevokeSecurityGroupEgress',
  'CreateSecurityGroup',
  'DeleteSecurityGroup',
];

describeEventAlarm(check, {
  good: [anyOf(...calls), anyOf(...calls.toReversed(), 'AnotherCall'), calls.map((call) => `?"${call}"`).join(' ')],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
