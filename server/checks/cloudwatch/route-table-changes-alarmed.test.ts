import { anyOf, describeEventAlarm } from '../shared/event-alarm-testing';
import { check } from './route-table-changes-alarmed';

const calls = [
  'CreateRoute',
  'CreateRouteTable',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'DeleteRouteTable',
  'DeleteRoute',
  'DisassociateRouteTable',
];

describeEventAlarm(check, {
  good: [anyOf(...calls), anyOf(...calls.toReversed(), 'AnotherCall'), calls.map((call) => `?"${call}"`).join(' ')],
  bad: [anyOf(...calls.slice(1)), anyOf(...calls.slice(0, -1)), `${anyOf(...calls).slice(0, -2)} && ($.errorCode EXISTS) }`],
});
