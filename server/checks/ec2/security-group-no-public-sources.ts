import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { protocolName } from '@/server/aws/network/ports';
import { isPublicCidr } from '@/server/aws/network/public-cidr';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { attachmentNeeds, attachmentReads, interfacesOf, prefixListsAt, some } from '../shared/security-groups';

const internet = ['0.0.0.0/0', '::/0'];

/** Rules that let in public addresses, though not the whole internet: that is the finding of other checks. */
function publicSources({ IpPermissions }: SecurityGroup) {
  return (IpPermissions ?? []).flatMap(({ IpProtocol, FromPort, ToPort, IpRanges, Ipv6Ranges }) =>
    [...(IpRanges ?? []).map(({ CidrIp }) => CidrIp), ...(Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6)].flatMap((range) =>
      range && !internet.includes(range) && isPublicCidr(range)
        ? [{ range, protocol: protocolName(IpProtocol), fromPort: FromPort ?? null, toPort: ToPort ?? null }]
        : [],
    ),
  );
}

export const check = defineCheck({
  id: 'ec2/security-group-no-public-sources',
  title: 'Security groups let in no single public addresses',
  severity: 'low',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: attachmentNeeds,
  reads: attachmentReads,
  why: 'An address belongs to whoever holds it today: people move, contracts end, providers hand addresses on, and the rule stays.',
  remedy: {
    text: 'Reach the machine by VPN, Session Manager, peering or PrivateLink instead; where an address must stay, write its owner and an end into the rule’s description.',
    console: 'EC2 → Security Groups → the group → Inbound rules → Edit inbound rules.',
    cli: 'aws ec2 revoke-security-group-ingress --group-id <group-id> --protocol <protocol> --port <port> --cidr <address>/32',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id            = "<group-id>"\n  ip_protocol                  = "tcp"\n  from_port                    = <port>\n  to_port                      = <port>\n  referenced_security_group_id = "<trusted-group-id>"\n}',
  },
  differs: 'Lower than medium: a partner’s fixed address is often the best that can be had, and wide ranges are a check of their own.',
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_any_port_from_ip'] },
  evaluate: (group, snapshot) => {
    const sources = publicSources(group.data);
    const attached = interfacesOf(group, snapshot).length > 0;
    if (sources.length > 0)
      return fail(`Rules let in public addresses: ${some([...new Set(sources.map(({ range }) => range))])}`, {
        ...someRows('sources', sources, 20),
        attached,
      });
    const lists = prefixListsAt(group.data, 'ingress', null);
    if (lists.length > 0)
      return unknown(`Not known: prefix list ${some(lists)} is let in, and its addresses are not read`, { prefixLists: lists, attached });
    return pass('No rule lets in single public addresses', { attached });
  },
});
