import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './kms-key-removal-alarmed';

const calls = ['DisableKey', 'ScheduleKeyDeletion'];

describeEventAlarm(check, {
  good: [
    anyOf(...calls),
    anyOf(...calls.toReversed(), 'AnotherCall'),
    calls.map((call) => `?"${call}"`).join(' '),
    `{ ($.eventSource = kms.amazonaws.com) && (${anyOf(...calls).slice(2, -2)}) }`,
  ],
  bad: [
    '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) && ($.eventName = ScheduleKeyDeletion)) }',
    anyOf('DisableKey'),
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
  ],
});
