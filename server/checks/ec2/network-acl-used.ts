import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { subnetsOf } from '../shared/network-acls';

export const check = defineCheck({
  id: 'ec2/network-acl-used',
  title: 'Network ACLs guard at least one subnet',
  severity: 'low',
  resourceType: 'AWS::EC2::NetworkAcl',
  needs: ['ec2:DescribeNetworkAcls'],
  why: 'An ACL that guards nothing suggests a protection that is not there, or that a subnet fell back to the default ACL unnoticed.',
  remedy: {
    text: 'Give the ACL to the subnets that it was made for, or delete it.',
    console: 'VPC → Network ACLs → the ACL → Actions → Edit subnet associations, or Delete network ACLs.',
    cli: 'aws ec2 delete-network-acl --network-acl-id <acl-id>',
  },
  aliases: { prowler: ['ec2_networkacl_unused'], securityHub: ['EC2.16'] },
  requirements: { fsbp: ['EC2.16'] },
  evaluate: ({ data }) => {
    if (data.IsDefault) return notApplicable('The default ACL of a VPC cannot be deleted');
    const subnets = subnetsOf(data);
    return subnets.length > 0
      ? pass('The ACL guards subnets', { subnets: subnets.slice(0, 20) })
      : fail('The ACL guards no subnet', { vpc: data.VpcId ?? null });
  },
});
