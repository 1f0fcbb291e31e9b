import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { type Direction, protocolName } from '@/server/aws/network/ports';
import { isWidePublicCidr } from '@/server/aws/network/public-cidr';
import { defineCheck, fail, pass } from '../define-check';
import { attachmentNeeds, attachmentReads, interfacesOf, some } from '../shared/security-groups';

function wideRanges(group: SecurityGroup, direction: Direction) {
  const permissions = (direction === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress) ?? [];
  return permissions.flatMap(({ IpProtocol, FromPort, ToPort, IpRanges }) =>
    (IpRanges ?? []).flatMap(({ CidrIp }) =>
      CidrIp && isWidePublicCidr(CidrIp)
        ? [{ direction, range: CidrIp, protocol: protocolName(IpProtocol), fromPort: FromPort ?? null, toPort: ToPort ?? null }]
        : [],
    ),
  );
}

export const check = defineCheck({
  id: 'ec2/security-group-no-wide-public-range',
  title: 'Security groups name no wide ranges of public addresses',
  severity: 'high',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: attachmentNeeds,
  reads: attachmentReads,
  why: 'A range of thousands of public addresses belongs to many strangers: a cloud or access provider’s other customers get through as well.',
  remedy: {
    text: 'Ask the other side for its few fixed addresses, or connect by VPN, peering or PrivateLink, and take the wide range away.',
    console: 'EC2 → Security Groups → the group → Edit inbound rules (or outbound rules).',
    cli: 'aws ec2 revoke-security-group-ingress --group-id <group-id> --protocol <protocol> --port <port> --cidr <range>',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id = "<group-id>"\n  ip_protocol       = "tcp"\n  from_port         = <port>\n  to_port           = <port>\n  cidr_ipv4         = "<address>/32"\n}',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_wide_open_public_ipv4'] },
  evaluate: (group, snapshot) => {
    const wide = [...wideRanges(group.data, 'ingress'), ...wideRanges(group.data, 'egress')];
    const attached = interfacesOf(group, snapshot).length > 0;
    if (wide.length === 0) return pass('No rule names a wide range of public addresses', { attached });
    return fail(`Rules name wide public ranges: ${some([...new Set(wide.map(({ range }) => range))])}`, {
      wide: wide.slice(0, 20),
      rules: wide.length,
      attached,
    });
  },
});
