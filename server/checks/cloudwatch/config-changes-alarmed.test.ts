import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './config-changes-alarmed';

const calls = ['StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel', 'PutConfigurationRecorder'];

describeEventAlarm(check, {
  good: [
    anyOf(...calls),
    anyOf(...calls.toReversed(), 'AnotherCall'),
    calls.map((call) => `?"${call}"`).join(' '),
    `{ ($.eventSource = config.amazonaws.com) && (${anyOf(...calls).slice(2, -2)}) }`,
  ],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
