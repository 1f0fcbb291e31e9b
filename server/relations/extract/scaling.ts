import { all, type Extract, found } from './place';

export const autoScalingGroup: Extract<'AWS::AutoScaling::AutoScalingGroup'> = ({ data, id }, place) => {
  const template = data.LaunchTemplate ?? data.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  return [
    found('known-as', place.autoScalingGroup(id)),
    found('made-from', place.ec2('launch-template', template?.LaunchTemplateId), template?.Version),
    ...all(
      'in-subnet',
      data.VPCZoneIdentifier?.split(',').map((subnet) => place.ec2('subnet', subnet.trim())),
    ),
    ...all('part-of', data.TargetGroupARNs),
    ...all(
      'part-of',
      data.LoadBalancerNames?.map((name) => place.arn('elasticloadbalancing', `loadbalancer/${name}`)),
    ),
    found('has-role', data.ServiceLinkedRoleARN),
  ];
};
