import { defineCheck, fail, pass } from '../define-check';
import { goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-single-interface',
  title: 'Instances have a single network interface',
  severity: 'low',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'A machine with feet in two networks can carry traffic past the rules between them, on purpose or not.',
  remedy: {
    text: 'Detach the interfaces that are not needed; where a firewall or router needs several, mute this finding with a reason.',
    console: 'EC2 → Network Interfaces → the interface → Actions → Detach.',
    cli: 'aws ec2 detach-network-interface --attachment-id <attachment-id>',
  },
  aliases: { prowler: ['ec2_instance_uses_single_eni'], securityHub: ['EC2.17'] },
  requirements: { fsbp: ['EC2.17'] },
  evaluate: ({ data }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    // The VPC plugin of Kubernetes adds interfaces for pods as it needs them: that is how its nodes work.
    const own = (data.NetworkInterfaces ?? []).filter(({ Description }) => !Description?.startsWith('aws-K8S-'));
    const interfaces = own.map(({ NetworkInterfaceId, SubnetId }) => ({ id: NetworkInterfaceId ?? null, subnet: SubnetId ?? null }));
    if (interfaces.length > 1) return fail(`The instance has ${interfaces.length} network interfaces`, { interfaces });
    return pass('The instance has no second network interface', { interfaces });
  },
});
