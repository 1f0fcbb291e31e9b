import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'CreateNetworkAcl',
  'CreateNetworkAclEntry',
  'DeleteNetworkAcl',
  'DeleteNetworkAclEntry',
  'ReplaceNetworkAclEntry',
  'ReplaceNetworkAclAssociation',
];

export const check = eventAlarm({
  id: 'cloudwatch/network-acl-changes-alarmed',
  title: 'Somebody is told when network ACLs change',
  severity: 'medium',
  why: 'A network ACL is the second fence around a subnet. It is changed hardly ever, so each change is worth a look.',
  source: 'ec2.amazonaws.com',
  events: calls.map((call) => eventOf('ec2', call)),
  pattern: patternOf('ec2.amazonaws.com', calls),
  metric: 'NetworkAclChanges',
  aliases: { prowler: ['cloudwatch_changes_to_network_acls_alarm_configured'], securityHub: ['CloudWatch.11'] },
  requirements: { 'cis-3.0': ['4.11'], 'cis-5.0': ['4.11'], 'cis-7.0': ['5.11'] },
});
