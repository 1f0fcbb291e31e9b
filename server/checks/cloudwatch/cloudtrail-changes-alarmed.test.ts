import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './cloudtrail-changes-alarmed';

const calls = ['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'];

describeEventAlarm(check, {
  good: [
    anyOf(...calls),
    anyOf(...calls.toReversed(), 'AnotherCall'),
    calls.map((call) => `?"${call}"`).join(' '),
    `{ ($.eventSource = cloudtrail.amazonaws.com) && (${anyOf(...calls).slice(2, -2)}) }`,
  ],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
