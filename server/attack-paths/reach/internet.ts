import type { IpPermission, RouteTable } from '@aws-sdk/client-ec2';
import { internetRoutes, routeTableOf } from '@/server/aws/network/internet-route';
import { naclAllows } from '@/server/aws/network/network-acl';
import { type OpenPorts, openPorts, permitsPort, prefixLists, protocolName } from '@/server/aws/network/ports';
import { remoteAdminPorts } from '@/server/aws/network/risky-ports';
import { indexedBy } from '@/server/checks/shared/index-by';
import { subnetsOf } from '@/server/checks/shared/network-acls';
import type { Resource } from '@/server/collect/types';
import { type Cut, nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import type { PathNode } from '../types';
import type { Place } from './place';

type Group = Resource<'AWS::EC2::SecurityGroup'>;

/** What the answer to 'does the internet get in?' stands on. */
export const reachNeeds = ['ec2:DescribeSecurityGroups', 'ec2:DescribeRouteTables', 'ec2:DescribeNetworkAcls'] as const;
export const reachReads = ['AWS::EC2::SecurityGroup', 'AWS::EC2::RouteTable', 'AWS::EC2::NetworkAcl'] as const;

/** How the internet gets to a place. */
export interface Reach {
  /** What is open; empty: which ports are could not be seen. */
  ports: OpenPorts[];
  groups: Group[];
  /** Route and network ACL, in words. */
  way: string;
  addresses: readonly string[];
  /** What could not be looked at; null: all was. */
  unseen: string | null;
}

const tableKeys = ({ data }: Resource<'AWS::EC2::RouteTable'>) =>
  (data.Associations ?? []).map(({ SubnetId, Main }) => SubnetId ?? (Main ? data.VpcId : undefined));
const aclKeys = ({ data }: Resource<'AWS::EC2::NetworkAcl'>) => subnetsOf(data);

/** The table that routes a subnet; undefined: no listing told of it. */
export function tableFor(subnetId: string, vpcId: string | undefined, region: string, land: Landscape): RouteTable | undefined {
  const tables = land.list('AWS::EC2::RouteTable', region);
  const candidates = [...indexedBy(tables, tableKeys, subnetId), ...indexedBy(tables, tableKeys, vpcId)].map(({ data }) => data);
  return routeTableOf(subnetId, vpcId, candidates);
}

/**
 * How the internet reaches a place: a public address, a route to an internet gateway, the subnet's network ACL in the order of its
 * rules, both ways, and a security group. null: it does not. Ports: those that are asked for, else any.
 */
export function reachFromInternet(place: Place, land: Landscape, wanted?: readonly number[]): Reach | null {
  if (place.families.length === 0) return null;
  const routed = routesTo(place, land);
  if (routed === null) return null;
  const groups = place.groupIds.flatMap((id) => land.get('AWS::EC2::SecurityGroup', id, place.region) ?? []);
  const blind = blindGroups(place, groups, land);
  const permissions = groups.flatMap(({ data }) => data.IpPermissions ?? []);
  const open = openOf(permissions, place, wanted).filter((ports) =>
    sampleOf(ports, wanted).some((port) => passes(port, ports, place, land)),
  );
  const unseen = routed.unseen ?? land.missing(['ec2:DescribeNetworkAcls'], place.region);
  const way = routed.way;
  if (open.length > 0)
    return { ports: open, groups: groups.filter((group) => opens(group, wanted)), way, addresses: place.addresses, unseen };
  const lists = listsTo(permissions, wanted);
  if (blind === null && lists.length === 0) return null;
  const reason = blind ?? `the addresses in the prefix list ${lists.join(', ')} are not read`;
  return { ports: [], groups, way, addresses: place.addresses, unseen: reason };
}

function openOf(permissions: readonly IpPermission[], { families, unguarded }: Place, wanted: readonly number[] | undefined): OpenPorts[] {
  if (unguarded) return (wanted ?? []).map((port) => ({ protocol: 'tcp', fromPort: port, toPort: port, sources: ['0.0.0.0/0'] }));
  const byFamily = (source: string) => families.includes(source.includes(':') ? 'ipv6' : 'ipv4');
  return openPorts({ IpPermissions: [...permissions] }, 'ingress').flatMap((ports) => {
    const sources = ports.sources.filter(byFamily);
    if (sources.length === 0 || (ports.protocol !== 'tcp' && ports.protocol !== 'udp' && ports.protocol !== 'all')) return [];
    const tried = sampleOf(ports, wanted);
    if (wanted === undefined) return [{ ...ports, sources }];
    return tried.map((port) => ({ protocol: 'tcp', fromPort: port, toPort: port, sources }));
  });
}

/** Ports within a stretch that are tried on the network ACL: those that are asked for, else its ends and what is known to listen. */
function sampleOf({ fromPort, toPort }: OpenPorts, wanted: readonly number[] | undefined): number[] {
  const from = fromPort ?? 0;
  const to = toPort ?? 65_535;
  const tried = wanted ?? [from, to, 22, 80, 443, 3389, 8080];
  return [...new Set(tried.filter((port) => from <= port && port <= to))];
}

const opens = (group: Group, wanted: readonly number[] | undefined): boolean =>
  openPorts(group.data, 'ingress').some((ports) => sampleOf(ports, wanted).length > 0);

/** Ports that answers go out by: network ACLs keep no state. */
const ephemeral = [1024, 32_768, 49_152, 61_000];

function passes(port: number, ports: OpenPorts, place: Place, land: Landscape): boolean {
  const protocol = ports.protocol === 'all' ? 'tcp' : ports.protocol;
  const acls = land.list('AWS::EC2::NetworkAcl', place.region);
  return place.subnetIds.some((subnet) => {
    const [acl] = indexedBy(acls, aclKeys, subnet);
    if (!acl) return true;
    const entries = acl.data.Entries ?? [];
    const within = (family: string) => place.families.some((own) => own === family);
    const comesIn = naclAllows(entries, { direction: 'ingress', protocol, port }).some(({ family }) => within(family));
    // An answer that lists no outgoing rules at all tells nothing about them.
    const silent = !entries.some(({ Egress }) => Egress === true);
    const goesOut = ephemeral.some((each) =>
      naclAllows(entries, { direction: 'egress', protocol, port: each }).some(({ family }) => within(family)),
    );
    return comesIn && (silent || goesOut);
  });
}

function routesTo({ subnetIds, vpcId, region, families }: Place, land: Landscape): { way: string; unseen: string | null } | null {
  const unknown: string[] = [];
  for (const subnet of subnetIds) {
    const table = tableFor(subnet, vpcId, region, land);
    if (!table) unknown.push(subnet);
    const route = table && internetRoutes(table).find(({ destination }) => families.includes(destination.includes(':') ? 'ipv6' : 'ipv4'));
    if (route)
      return { way: `the route ${route.destination} of ${table?.RouteTableId ?? 'its table'} leads to ${route.gateway}`, unseen: null };
  }
  if (unknown.length === 0 && subnetIds.length > 0) return null;
  const reason =
    land.missing(['ec2:DescribeRouteTables'], region) ?? `no route table of ${unknown.join(', ') || 'its subnet'} is in the inventory`;
  return { way: 'its routes are not known', unseen: reason };
}

function blindGroups({ groupIds, region }: Place, found: readonly Group[], land: Landscape): string | null {
  const lost = groupIds.filter((id) => !found.some((group) => group.id === id));
  if (lost.length === 0) return null;
  return land.missing(['ec2:DescribeSecurityGroups'], region) ?? `the security group ${lost.join(', ')} is not in the inventory`;
}

function listsTo(permissions: readonly IpPermission[], wanted: readonly number[] | undefined): string[] {
  const meant = wanted === undefined ? permissions : permissions.filter((one) => wanted.some((port) => permitsPort(one, 'tcp', port)));
  return [...new Set(meant.flatMap(prefixLists))].sort();
}

/** `tcp 22, tcp 443 and 2 more`. */
export function portWords(ports: readonly OpenPorts[]): string {
  const words = ports.map(({ protocol, fromPort, toPort }) =>
    protocol === 'all' ? 'every port' : `${protocol} ${fromPort}${toPort === fromPort ? '' : `–${toPort}`}`,
  );
  return words.length > 3 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more` : words.join(', ');
}

/** Web pages are among what is open: to close that is more than a switch. */
const servesWeb = (ports: readonly OpenPorts[]): boolean =>
  ports.some(({ fromPort, toPort }) => fromPort !== null && fromPort === toPort && (fromPort === 80 || fromPort === 443));
/** Whether the rule opens any of these ports. */
const isMeant = (permission: IpPermission, ports: readonly OpenPorts[]): boolean =>
  ports.some(({ protocol, fromPort, toPort }) => {
    const own = protocolName(permission.IpProtocol);
    if (own === 'all' || protocol === 'all') return true;
    return own === protocol && (permission.FromPort ?? 0) <= (toPort ?? 65_535) && (fromPort ?? 0) <= (permission.ToPort ?? 65_535);
  });

const portChecks: Readonly<Record<number, string>> = {
  22: 'ec2/security-group-ssh-closed',
  3389: 'ec2/security-group-rdp-closed',
  3306: 'ec2/security-group-mysql-closed',
  5432: 'ec2/security-group-postgresql-closed',
};

/** Takes the internet's ranges out of the groups. */
export function closeGroups(groups: readonly Group[], ports: readonly OpenPorts[]): Cut[] {
  const [first] = groups;
  if (!first || ports.length === 0) return [];
  const sources = new Set(ports.flatMap((each) => each.sources));
  const checkId = ports.flatMap(({ fromPort }) => portChecks[fromPort ?? -1] ?? [])[0] ?? 'ec2/security-group-no-open-port';
  const names = groups.map(({ data, id }) => data.GroupName ?? id).join(', ');
  return [
    {
      text: `Let only addresses that you know in on ${portWords(ports)} in the security group ${names}`,
      cost: servesWeb(ports) ? 4 : 2,
      on: first.arn,
      checkId,
      changes: groups.map(({ arn }) => ({
        arn,
        to: (data: Group['data']) => ({
          ...data,
          IpPermissions: data.IpPermissions?.map((permission) =>
            isMeant(permission, ports)
              ? {
                  ...permission,
                  IpRanges: permission.IpRanges?.filter(({ CidrIp }) => !sources.has(CidrIp ?? '')),
                  Ipv6Ranges: permission.Ipv6Ranges?.filter(({ CidrIpv6 }) => !sources.has(CidrIpv6 ?? '')),
                }
              : permission,
          ),
        }),
      })),
    },
  ];
}

/** The steps from the internet to what a reach leads to: the security group that opens it, then the thing itself. */
export function stepsFromInternet(reach: Reach, to: PathNode): Step[] {
  const [group] = reach.groups;
  const at = reach.addresses.length > 0 ? ` at ${reach.addresses.slice(0, 2).join(', ')}` : '';
  if (!group || reach.ports.length === 0) return [{ to, why: `It has a public address${at}, and ${reach.way}`, unseen: reach.unseen }];
  const sources = [...new Set(reach.ports.flatMap((ports) => ports.sources))].join(', ');
  return [
    { to: nodeOf(group), why: `It lets ${sources} in on ${portWords(reach.ports)}`, cuts: closeGroups(reach.groups, reach.ports) },
    { to, why: `It answers${at}: ${reach.way}, and the network ACL lets it pass`, unseen: reach.unseen },
  ];
}

/** Whether a login or a console is open, which people try passwords on all day. */
export const isRemoteAdmin = (ports: readonly OpenPorts[]): boolean =>
  ports.some(
    ({ protocol, fromPort, toPort }) =>
      protocol !== 'udp' && remoteAdminPorts.some((port) => (fromPort ?? 0) <= port && port <= (toPort ?? 65_535)),
  );
