import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

/** EC2-Classic is gone since 2023, and its calls with it: the benchmarks still list them. */
const calls = [
  'CreateVpc',
  'DeleteVpc',
  'ModifyVpcAttribute',
  'AcceptVpcPeeringConnection',
  'CreateVpcPeeringConnection',
  'DeleteVpcPeeringConnection',
  'RejectVpcPeeringConnection',
];

export const check = eventAlarm({
  id: 'cloudwatch/vpc-changes-alarmed',
  title: 'Somebody is told when VPCs and their peerings change',
  severity: 'medium',
  why: 'A peering joins two networks that were apart, and a new VPC may have none of the controls that the others have.',
  source: 'ec2.amazonaws.com',
  events: calls.map((call) => eventOf('ec2', call)),
  pattern: patternOf('ec2.amazonaws.com', calls),
  metric: 'VpcChanges',
  aliases: { prowler: ['cloudwatch_changes_to_vpcs_alarm_configured'], securityHub: ['CloudWatch.14'] },
  requirements: { 'cis-3.0': ['4.14'], 'cis-5.0': ['4.14'], 'cis-7.0': ['5.14'] },
});
