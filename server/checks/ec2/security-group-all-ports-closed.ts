import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { internetSourcesOf, permitsAllPorts } from '@/server/aws/network/ports';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { attachmentNeeds, attachmentReads, interfacesOf, prefixListsAt, some } from '../shared/security-groups';

/** By protocol, the ranges of the internet that reach each of its ports. */
function openWhole(group: SecurityGroup): { protocol: string; sources: string[] }[] {
  const whole = { IpPermissions: (group.IpPermissions ?? []).filter(permitsAllPorts) };
  return ['tcp', 'udp'].flatMap((protocol) => {
    const sources = internetSourcesOf(whole, 'ingress', protocol, null);
    return sources.length > 0 ? [{ protocol, sources }] : [];
  });
}

export const check = defineCheck({
  id: 'ec2/security-group-all-ports-closed',
  title: 'Security groups do not open all ports to the internet',
  severity: 'critical',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: attachmentNeeds,
  reads: attachmentReads,
  why: 'With every port open there is no firewall: whatever is started on the machine next month, by whomever, is on the internet at once.',
  remedy: {
    text: 'Find out which ports are in use, allow those from the ranges that need them, and then take the rule for all ports away.',
    console: 'EC2 → Security Groups → the group → Inbound rules → Edit inbound rules.',
    cli: 'aws ec2 revoke-security-group-ingress --group-id <group-id> --ip-permissions IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id = "<group-id>"\n  ip_protocol       = "tcp"\n  from_port         = <port>\n  to_port           = <port>\n  cidr_ipv4         = "<trusted-range>"\n}',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_all_ports'] },
  requirements: { 'cis-3.0': ['5.2', '5.3'], 'cis-5.0': ['5.3', '5.4'], 'cis-7.0': ['6.3', '6.4'] },
  evaluate: (group, snapshot) => {
    const open = openWhole(group.data);
    const attached = interfacesOf(group, snapshot).length > 0;
    if (open.length > 0) {
      const protocols = open.map(({ protocol }) => protocol.toUpperCase()).join(' and ');
      const sources = some([...new Set(open.flatMap((each) => each.sources))]);
      return fail(`Every ${protocols} port is open to ${sources}${attached ? '' : '; the group is not attached to anything'}`, {
        open,
        attached,
      });
    }
    const lists = prefixListsAt({ IpPermissions: (group.data.IpPermissions ?? []).filter(permitsAllPorts) }, 'ingress', null);
    if (lists.length > 0)
      return unknown(`Not known: prefix list ${some(lists)} may use all ports, and its addresses are not read`, {
        prefixLists: lists,
        attached,
      });
    return pass('No rule opens all ports to the internet', { attached });
  },
});
