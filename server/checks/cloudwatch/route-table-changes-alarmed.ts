import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'CreateRoute',
  'CreateRouteTable',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'DeleteRouteTable',
  'DeleteRoute',
  'DisassociateRouteTable',
];

export const check = eventAlarm({
  id: 'cloudwatch/route-table-changes-alarmed',
  title: 'Somebody is told when route tables change',
  severity: 'medium',
  why: 'A new route can send traffic past the firewall, or to somebody who reads it.',
  source: 'ec2.amazonaws.com',
  events: calls.map((call) => eventOf('ec2', call)),
  pattern: patternOf('ec2.amazonaws.com', calls),
  metric: 'RouteTableChanges',
  aliases: { prowler: ['cloudwatch_changes_to_network_route_tables_alarm_configured'], securityHub: ['CloudWatch.13'] },
  requirements: { 'cis-3.0': ['4.13'], 'cis-5.0': ['4.13'], 'cis-7.0': ['5.13'] },
});
