import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './network-gateway-changes-alarmed';

const calls = [
  'CreateCustomerGateway',
  'DeleteCustomerGateway',
  'AttachInternetGateway',
  'CreateInternetGateway',
  'DeleteInternetGateway',
  'DetachInternetGateway',
];

describeEventAlarm(check, {
  good: [anyOf(...calls), anyOf(...calls.toReversed(), 'AnotherCall'), calls.map((call) => `?"${call}"`).join(' ')],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
