import type { IpPermission } from '@aws-sdk/client-ec2';
import { defineCheck, fail, pass } from '../define-check';

/** As AWS counts them: one for each source or destination. */
function countRules(permissions: readonly IpPermission[] | undefined): number {
  return (permissions ?? []).reduce(
    (sum, { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] }) =>
      sum + IpRanges.length + Ipv6Ranges.length + PrefixListIds.length + UserIdGroupPairs.length,
    0,
  );
}

export const check = defineCheck({
  id: 'ec2/security-group-few-rules',
  title: 'Security groups have few enough rules to be understood',
  severity: 'medium',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: ['ec2:DescribeSecurityGroups'],
  why: 'In a long list nobody notices the rule that should not be there, and nobody dares to take one away.',
  remedy: {
    text: 'Split the group by purpose, refer to other groups instead of single addresses, and gather addresses in a managed prefix list.',
    console: 'VPC → Managed prefix lists → Create prefix list; then EC2 → Security Groups → the group → Edit inbound rules.',
    cli: 'aws ec2 create-managed-prefix-list --prefix-list-name <name> --address-family IPv4 --max-entries <number> --entries Cidr=<range>',
    terraform:
      'resource "aws_ec2_managed_prefix_list" "this" {\n  name           = "<name>"\n  address_family = "IPv4"\n  max_entries    = <number>\n}',
  },
  aliases: { prowler: ['ec2_securitygroup_with_many_ingress_egress_rules'] },
  parameters: {
    maxRules: {
      default: 50,
      min: 1,
      max: 1000,
      description: 'Most rules that a group may have in one direction',
      source: 'Common practice',
    },
  },
  evaluate: ({ data }, _, { parameters }) => {
    const [inbound, outbound] = [countRules(data.IpPermissions), countRules(data.IpPermissionsEgress)];
    const most = parameters.maxRules ?? 50;
    const evidence = { inbound, outbound, most };
    return Math.max(inbound, outbound) > most
      ? fail(`The group has ${inbound} inbound and ${outbound} outbound rules, more than ${most}`, evidence)
      : pass(`The group has ${inbound} inbound and ${outbound} outbound rules`, evidence);
  },
});
