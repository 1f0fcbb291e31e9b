import { defineCheck, fail, pass } from '../define-check';
import { goneVerdict, publicAddressesOf } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-no-public-ip',
  title: 'Instances have no public IPv4 address',
  severity: 'medium',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'An instance with a public address is one security group rule away from the internet.',
  remedy: {
    text: 'Move the instance to a private subnet behind a load balancer, and reach it by Session Manager; release its elastic address.',
    console: 'EC2 → the instance → Actions → Networking → Manage IP addresses; Elastic IPs → Disassociate.',
    cli: 'aws ec2 disassociate-address --association-id <association-id>',
    terraform: 'resource "aws_instance" "this" {\n  associate_public_ip_address = false\n}',
  },
  aliases: { prowler: ['ec2_instance_public_ip'], securityHub: ['EC2.9'] },
  requirements: { fsbp: ['EC2.9'] },
  evaluate: ({ data }) => {
    const addresses = publicAddressesOf(data);
    const evidence = { addresses, subnet: data.SubnetId ?? null };
    return (
      goneVerdict(data) ??
      (addresses.length > 0
        ? fail(`The instance has the public address ${addresses.join(', ')}`, evidence)
        : pass('The instance has no public address', evidence))
    );
  },
});
