import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import { type Family, holdsInternet, parseCidr, type Span } from './address-space';

export type Direction = 'ingress' | 'egress';

/** A stretch of ports that a security group opens to the internet. An evidence row. */
export type OpenPorts = {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, an IANA number as text, or `all`. */
  protocol: string;
  /** null: the protocol has no ports, or all of them are meant. */
  fromPort: number | null;
  toPort: number | null;
  /** The ranges that open it, as written. */
  sources: string[];
};

const names: Record<string, string> = { '-1': 'all', '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };
const withPorts = new Set(['tcp', 'udp']);

/** EC2's protocol, a name or an IANA number, as one name; `all` for -1. */
export function protocolName(protocol: string | undefined): string {
  const lower = (protocol ?? '-1').toLowerCase();
  return names[lower] ?? lower;
}

/** Whether the permission's addresses are the internet: `0.0.0.0/0`, `::/0`, or ranges that add up to at least half of it. */
export function isOpenToInternet(permission: IpPermission): boolean {
  return internetSources([permission]).length > 0;
}

/** Prefix lists that a permission names: what is in them is not told here, so they are neither open nor shut. */
export function prefixLists(permission: IpPermission): string[] {
  return (permission.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []);
}

/**
 * Whether the permission lets this protocol through at this port. `port: null` for protocols without ports (ICMP), or to ask for any port at all.
 * Protocol -1 permits everything; ranges include both ends; a range of -1 or none at all means all.
 */
export function permitsPort(permission: IpPermission, protocol: string, port: number | null): boolean {
  const own = protocolName(permission.IpProtocol);
  if (own === 'all') return true;
  if (own !== protocolName(protocol)) return false;
  if (port === null || !withPorts.has(own)) return true;
  const [from, to] = portRange(permission);
  return from <= port && port <= to;
}

/** Whether every port of a protocol is let through: protocol -1, or TCP or UDP from 0 or 1 to the last. */
export function permitsAllPorts(permission: IpPermission): boolean {
  const [from, to] = portRange(permission);
  return permitsEverything(permission) || (withPorts.has(protocolName(permission.IpProtocol)) && from <= 1 && to === 65_535);
}

/** Whether every port of every protocol is let through. */
export function permitsEverything(permission: IpPermission): boolean {
  return protocolName(permission.IpProtocol) === 'all';
}

/** The ranges by which the internet reaches this port of the group, over all its permissions; empty: it does not. */
export function internetSourcesOf(group: SecurityGroup, direction: Direction, protocol: string, port: number | null): string[] {
  return internetSources(permissions(group, direction).filter((permission) => permitsPort(permission, protocol, port)));
}

/** Everything that the group opens to the internet, each stretch once; ranges of several permissions add up. */
export function openPorts(group: SecurityGroup, direction: Direction): OpenPorts[] {
  const all = permissions(group, direction);
  const everything = internetSources(all.filter(permitsEverything));
  const found: OpenPorts[] = everything.length > 0 ? [{ protocol: 'all', fromPort: null, toPort: null, sources: everything }] : [];
  const protocols = [...new Set(all.map(({ IpProtocol }) => protocolName(IpProtocol)))].filter((name) => name !== 'all').sort();
  for (const protocol of protocols) {
    if (withPorts.has(protocol)) found.push(...openStretches(all, protocol));
    else {
      const sources = internetSources(all.filter((permission) => permitsPort(permission, protocol, null)));
      if (sources.length > 0) found.push({ protocol, fromPort: null, toPort: null, sources });
    }
  }
  return found;
}

function openStretches(all: readonly IpPermission[], protocol: string): OpenPorts[] {
  const own = all.filter(({ IpProtocol }) => protocolName(IpProtocol) === protocol);
  const starts = own.flatMap((permission) => [portRange(permission)[0], portRange(permission)[1] + 1]);
  const edges = [...new Set(starts)].sort((left, right) => left - right);
  const found: OpenPorts[] = [];
  for (const [index, fromPort] of edges.slice(0, -1).entries()) {
    const toPort = (edges[index + 1] ?? fromPort + 1) - 1;
    if (!own.some((permission) => permitsPort(permission, protocol, fromPort))) continue;
    const sources = internetSources(all.filter((permission) => permitsPort(permission, protocol, fromPort)));
    if (sources.length === 0) continue;
    const previous = found.at(-1);
    if (previous?.toPort === fromPort - 1 && previous.sources.join() === sources.join()) previous.toPort = toPort;
    else found.push({ protocol, fromPort, toPort, sources });
  }
  return found;
}

function permissions(group: SecurityGroup, direction: Direction): readonly IpPermission[] {
  return (direction === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress) ?? [];
}

function internetSources(permissions: readonly IpPermission[]): string[] {
  const written = permissions.flatMap(({ IpRanges, Ipv6Ranges }) => [
    ...(IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
    ...(Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
  ]);
  return (['ipv4', 'ipv6'] as const).flatMap((family) => opening(family, [...new Set(written)]));
}

/** A range that opens it alone stands for all the others. */
function opening(family: Family, written: readonly string[]): string[] {
  const ranges = written.map((text) => ({ text, cidr: parseCidr(text) })).filter(({ cidr }) => cidr?.family === family);
  const spansOf = (list: typeof ranges) => list.flatMap(({ cidr }): Span[] => (cidr ? [cidr.span] : []));
  if (!holdsInternet(family, spansOf(ranges))) return [];
  const alone = ranges.filter((range) => holdsInternet(family, spansOf([range])));
  return (alone.length > 0 ? alone : ranges).map(({ text }) => text).sort();
}

function portRange({ FromPort, ToPort }: IpPermission): readonly [number, number] {
  if (FromPort === undefined || FromPort === -1) return [0, 65_535];
  return [FromPort, ToPort ?? FromPort];
}
