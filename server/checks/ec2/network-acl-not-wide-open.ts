import { naclAllows } from '@/server/aws/network/network-acl';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { isIdleDefault, subnetsOf } from '../shared/network-acls';

export const check = defineCheck({
  id: 'ec2/network-acl-not-wide-open',
  title: 'Network ACLs do not let all traffic in from the internet',
  severity: 'high',
  resourceType: 'AWS::EC2::NetworkAcl',
  needs: ['ec2:DescribeNetworkAcls'],
  why: 'An ACL that allows everything, as AWS makes it, is no fence at all: the security groups are the only thing left.',
  remedy: {
    text: 'Allow the ports that the subnets serve and the ephemeral ports for answers, from where they are needed, and delete the rule that allows all.',
    console: 'VPC → Network ACLs → the ACL → Inbound rules → Edit inbound rules.',
    cli: 'aws ec2 delete-network-acl-entry --network-acl-id <acl-id> --ingress --rule-number <rule-number>',
    terraform:
      'resource "aws_network_acl_rule" "https" {\n  network_acl_id = "<acl-id>"\n  rule_number    = <number>\n  egress         = false\n  protocol       = "tcp"\n  rule_action    = "allow"\n  cidr_block     = "0.0.0.0/0"\n  from_port      = 443\n  to_port        = 443\n}',
  },
  aliases: { prowler: ['ec2_networkacl_allow_ingress_any_port'] },
  requirements: { 'cis-3.0': ['5.1'], 'cis-5.0': ['5.2'], 'cis-7.0': ['6.2'] },
  evaluate: ({ data }) => {
    if (isIdleDefault(data)) return notApplicable('The default ACL of the VPC guards no subnet');
    const attached = subnetsOf(data).length > 0;
    const open = ['all', 'tcp'].flatMap((protocol) =>
      naclAllows(data.Entries ?? [], { direction: 'ingress', protocol, port: null }).map((passage) => ({ protocol, ...passage })),
    );
    if (open.length === 0) return pass('The ACL does not let all traffic in', { attached });
    return fail(
      `The ACL lets the internet in to ${open.some(({ protocol }) => protocol === 'all') ? 'everything' : 'every TCP port'}${attached ? '' : '; no subnet uses it'}`,
      {
        open,
        attached,
      },
    );
  },
});
