import { naclAllows } from '@/server/aws/network/network-acl';
import { remoteAdminPorts } from '@/server/aws/network/risky-ports';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { isIdleDefault, subnetsOf } from '../shared/network-acls';

export const check = defineCheck({
  id: 'ec2/network-acl-remote-admin-closed',
  title: 'Network ACLs keep SSH and Remote Desktop closed to the internet',
  severity: 'medium',
  resourceType: 'AWS::EC2::NetworkAcl',
  needs: ['ec2:DescribeNetworkAcls'],
  why: 'The ACL is the second fence: if it lets remote login in, one careless security group is enough to put a login prompt on the internet.',
  remedy: {
    text: 'Deny ports 22 and 3389 from everywhere by rules with low numbers, after allowing the networks that administrators come from.',
    console: 'VPC → Network ACLs → the ACL → Inbound rules → Edit inbound rules.',
    cli: 'aws ec2 create-network-acl-entry --network-acl-id <acl-id> --ingress --rule-number <low-number> --protocol tcp --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny',
    terraform:
      'resource "aws_network_acl_rule" "this" {\n  network_acl_id = "<acl-id>"\n  rule_number    = <low-number>\n  egress         = false\n  protocol       = "tcp"\n  rule_action    = "deny"\n  cidr_block     = "0.0.0.0/0"\n  from_port      = 22\n  to_port        = 22\n}',
  },
  aliases: { prowler: ['ec2_networkacl_allow_ingress_tcp_port_22', 'ec2_networkacl_allow_ingress_tcp_port_3389'], securityHub: ['EC2.21'] },
  requirements: { 'cis-3.0': ['5.1'], 'cis-5.0': ['5.2'], 'cis-7.0': ['6.2'], fsbp: ['EC2.21'] },
  evaluate: ({ data }) => {
    if (isIdleDefault(data)) return notApplicable('The default ACL of the VPC guards no subnet');
    const attached = subnetsOf(data).length > 0;
    const open = remoteAdminPorts.flatMap((port) =>
      naclAllows(data.Entries ?? [], { direction: 'ingress', protocol: 'tcp', port }).map((passage) => ({ port, ...passage })),
    );
    if (open.length === 0) return pass('The ACL lets nobody on the internet in to 22 and 3389', { attached });
    const ports = [...new Set(open.map(({ port }) => port))];
    return fail(
      `The ACL lets the internet in to ${ports.length > 1 ? 'ports' : 'port'} ${ports.join(' and ')}${attached ? '' : '; no subnet uses it'}`,
      { open, attached },
    );
  },
});
