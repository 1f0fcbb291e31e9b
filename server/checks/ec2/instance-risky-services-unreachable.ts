import type { Instance } from '@aws-sdk/client-ec2';
import { riskyServices } from '@/server/aws/network/risky-ports';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { blindSpotsOf, exposureNeeds, exposureReads, openDoorsOf, prefixListsTo } from '../shared/instance-exposure';
import { goneVerdict, publicAddressesOf } from '../shared/instance-state';
import { some } from '../shared/security-groups';

/** File sharing has a check of its own. */
const services = riskyServices.filter(({ id }) => id !== 'cifs');

const hasAddress = (instance: Instance) =>
  publicAddressesOf(instance).length > 0 ||
  Boolean(instance.Ipv6Address) ||
  (instance.NetworkInterfaces ?? []).some(({ Ipv6Addresses }) => (Ipv6Addresses ?? []).length > 0);

export const check = defineCheck({
  id: 'ec2/instance-risky-services-unreachable',
  title: 'The internet reaches no login, database or broker of an instance',
  severity: 'critical',
  resourceType: 'AWS::EC2::Instance',
  needs: exposureNeeds,
  reads: exposureReads,
  why: 'Address, route, network ACL and security group all let strangers through to a service that is attacked around the clock.',
  remedy: {
    text: 'Close the port in the security group first; then move the instance to a private subnet and reach it by Session Manager, a VPN or a load balancer.',
    console: 'EC2 → the instance → Security → its security group → Edit inbound rules.',
    cli: 'aws ec2 revoke-security-group-ingress --group-id <group-id> --protocol tcp --port <port> --cidr 0.0.0.0/0',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id = "<group-id>"\n  ip_protocol       = "tcp"\n  from_port         = <port>\n  to_port           = <port>\n  cidr_ipv4         = "<trusted-range>"\n}',
  },
  aliases: {
    prowler: [
      'cassandra',
      'elasticsearch_kibana',
      'ftp',
      'kafka',
      'kerberos',
      'ldap',
      'memcached',
      'mongodb',
      'mysql',
      'oracle',
      'postgresql',
      'rdp',
      'redis',
      'sqlserver',
      'ssh',
      'telnet',
    ].map((service) => `ec2_instance_port_${service}_exposed_to_internet`),
  },
  evaluate: ({ data }, snapshot) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const open = openDoorsOf(data, services, snapshot);
    const reachable = open.filter(({ reachableAt }) => reachableAt.length > 0);
    if (reachable.length > 0) {
      const named = some([...new Set(reachable.map(({ service }) => service))]);
      return fail(`The internet reaches ${named} at ${some([...new Set(reachable.flatMap((door) => door.reachableAt))])}`, {
        reachable: reachable.slice(0, 20),
        ports: reachable.length,
      });
    }
    // Without an address that the internet knows, nothing that is left open here matters.
    if (hasAddress(data)) {
      const lists = prefixListsTo(data, services, snapshot);
      if (lists.length > 0)
        return unknown(`Not known: prefix list ${some(lists)} is let in, and its addresses are not read`, { prefixLists: lists });
      const { groups, subnets } = blindSpotsOf(data, snapshot);
      if (groups.length > 0) return unknown(`Not known: security group ${some(groups)} was not listed`, { groups });
      if (open.length > 0 && subnets.length > 0) return unknown(`Not known: no route table of ${some(subnets)} was listed`, { subnets });
    }
    if (open.length === 0) return pass('No security group of the instance opens such a port to the internet');
    return pass('Security groups open such ports, but the internet cannot reach the instance', {
      openPorts: open.map(({ port }) => port),
      groups: [...new Set(open.flatMap(({ groups }) => groups))],
    });
  },
});
