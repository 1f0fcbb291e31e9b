import { defineCheck } from '../define-check';
import { judgeZones, zonesParameter } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'autoscaling/group-multi-az',
  title: 'Auto Scaling groups spread over several Availability Zones',
  severity: 'medium',
  resourceType: 'AWS::AutoScaling::AutoScalingGroup',
  needs: ['autoscaling:DescribeAutoScalingGroups'],
  why: 'When its one zone fails or runs out of capacity, the group can start nothing anywhere else.',
  remedy: {
    text: 'Add subnets of other zones to the group. It starts instances there when it next has to.',
    console: 'EC2 → Auto Scaling Groups → the group → Network → Edit → Availability Zones and subnets.',
    cli: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b>',
    terraform: 'resource "aws_autoscaling_group" "this" {\n  vpc_zone_identifier = [<subnet-in-zone-a>, <subnet-in-zone-b>]\n}',
    cloudformation: 'Type: AWS::AutoScaling::AutoScalingGroup\nProperties:\n  VPCZoneIdentifier: [<subnet-in-zone-a>, <subnet-in-zone-b>]',
  },
  aliases: { prowler: ['autoscaling_group_multiple_az'], securityHub: ['AutoScaling.2'] },
  requirements: { fsbp: ['AutoScaling.2'] },
  parameters: zonesParameter('FSBP AutoScaling.2'),
  evaluate: ({ data }, _, { parameters: { zones = 2 } }) => judgeZones(data.AvailabilityZones, zones, 'group'),
});
