import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'CreateCustomerGateway',
  'DeleteCustomerGateway',
  'AttachInternetGateway',
  'CreateInternetGateway',
  'DeleteInternetGateway',
  'DetachInternetGateway',
];

export const check = eventAlarm({
  id: 'cloudwatch/network-gateway-changes-alarmed',
  title: 'Somebody is told when network gateways change',
  severity: 'medium',
  why: 'A gateway is what makes a private network reach, and be reached from, somewhere else.',
  source: 'ec2.amazonaws.com',
  events: calls.map((call) => eventOf('ec2', call)),
  pattern: patternOf('ec2.amazonaws.com', calls),
  metric: 'NetworkGatewayChanges',
  aliases: { prowler: ['cloudwatch_changes_to_network_gateways_alarm_configured'], securityHub: ['CloudWatch.12'] },
  requirements: { 'cis-3.0': ['4.12'], 'cis-5.0': ['4.12'], 'cis-7.0': ['5.12'] },
});
