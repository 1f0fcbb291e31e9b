import { riskyServices } from '@/server/aws/network/risky-ports';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { blindSpotsOf, exposureNeeds, exposureReads, openDoorsOf, prefixListsTo } from '../shared/instance-exposure';
import { goneVerdict } from '../shared/instance-state';
import { some } from '../shared/security-groups';

const cifs = riskyServices.filter(({ id }) => id === 'cifs');

export const check = defineCheck({
  id: 'ec2/instance-cifs-closed',
  title: 'Instances let just trusted networks in to their file shares',
  severity: 'critical',
  resourceType: 'AWS::EC2::Instance',
  needs: exposureNeeds,
  reads: exposureReads,
  why: 'Worms such as WannaCry came in by open Windows file sharing, and shares without a good password are read and encrypted by strangers.',
  remedy: {
    text: 'Allow ports 139 and 445 from the networks that use the shares only, and reach them from elsewhere by VPN.',
    console: 'EC2 → the instance → Security → its security group → Edit inbound rules.',
    cli: 'aws ec2 revoke-security-group-ingress --group-id <group-id> --protocol tcp --port 445 --cidr 0.0.0.0/0',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id = "<group-id>"\n  ip_protocol       = "tcp"\n  from_port         = 445\n  to_port           = 445\n  cidr_ipv4         = "<trusted-range>"\n}',
  },
  aliases: { prowler: ['ec2_instance_port_cifs_exposed_to_internet'] },
  requirements: { 'cis-5.0': ['5.1.2'], 'cis-7.0': ['6.1.2'] },
  // CIS asks what the groups allow, so an open group fails even while the instance has no public address.
  evaluate: ({ data }, snapshot) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const open = openDoorsOf(data, cifs, snapshot);
    if (open.length > 0) {
      const reachable = open.some(({ reachableAt }) => reachableAt.length > 0);
      const named = some(open.map(({ port }) => String(port)));
      return fail(
        `${open.length > 1 ? `Ports ${named} are` : `Port ${named} is`} open to ${some(open[0]?.sources ?? [])}${reachable ? '' : ', though not reachable from the internet for now'}`,
        { open, reachable },
      );
    }
    const lists = prefixListsTo(data, cifs, snapshot);
    if (lists.length > 0)
      return unknown(`Not known: prefix list ${some(lists)} is let in, and its addresses are not read`, { prefixLists: lists });
    const { groups } = blindSpotsOf(data, snapshot);
    if (groups.length > 0) return unknown(`Not known: security group ${some(groups)} was not listed`, { groups });
    return pass('No security group of the instance opens file sharing to the internet');
  },
});
