import { defineCheck, fail, pass, unknown } from '../define-check';
import { goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-not-paravirtual',
  title: 'Instances do not use paravirtualization',
  severity: 'medium',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'Paravirtual machines run only on hardware of a past generation and on systems that get no patches any more.',
  remedy: {
    text: 'Set the workload up anew on a current image (HVM) and instance type; a paravirtual image cannot be converted.',
    console: 'EC2 → Launch instances → a current image and type; then move data and addresses over.',
    cli: 'aws ec2 run-instances --image-id <hvm-image-id> --instance-type <current-type> --subnet-id <subnet-id>',
  },
  aliases: { prowler: ['ec2_instance_paravirtual_type'], securityHub: ['EC2.24'] },
  requirements: { fsbp: ['EC2.24'] },
  evaluate: ({ data }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const { VirtualizationType: virtualization, InstanceType: type } = data;
    if (virtualization === undefined) return unknown('Not known: AWS did not tell how the instance is virtualized');
    const evidence = { virtualization, instanceType: type ?? null };
    return virtualization === 'paravirtual'
      ? fail('The instance is paravirtual', evidence)
      : pass('The instance uses hardware virtualization', evidence);
  },
});
