import { type Direction, internetSourcesOf, permitsPort, prefixLists } from '@/server/aws/network/ports';
import type { Resource } from '@/server/collect/types';
import { readFields } from '../define-check';
import type { Snapshot } from '../types';
import { indexedBy } from './index-by';

type Group = Resource<'AWS::EC2::SecurityGroup'>;
type Interface = Resource<'AWS::EC2::NetworkInterface'>;

/** What a check on a security group needs and reads to tell whether the group is attached. */
export const attachmentNeeds = ['ec2:DescribeSecurityGroups', 'ec2:DescribeNetworkInterfaces'] as const;
export const attachmentReads = [readFields('AWS::EC2::NetworkInterface', 'region', 'Groups')];

const groupsOf = ({ data }: Interface) => (data.Groups ?? []).map(({ GroupId }) => GroupId);

/** The region's network interfaces that a security group guards. */
export const interfacesOf = (group: Group, snapshot: Snapshot): readonly Interface[] =>
  indexedBy(snapshot.list('AWS::EC2::NetworkInterface'), groupsOf, group.id);

/** A port that the internet reaches through a group. An evidence row. */
export type OpenPort = { port: number; service: string; sources: string[] };

export function openPortsAmong(group: Group['data'], services: readonly { name: string; ports: readonly number[] }[]): OpenPort[] {
  return services.flatMap(({ name, ports }) =>
    ports.flatMap((port) => {
      const sources = internetSourcesOf(group, 'ingress', 'tcp', port);
      return sources.length > 0 ? [{ port, service: name, sources }] : [];
    }),
  );
}

/** Prefix lists that lead to one of the ports. Their addresses are not collected, so they may hold the internet. */
export function prefixListsAt(group: Group['data'], direction: Direction, ports: readonly number[] | null): string[] {
  const permissions = (direction === 'ingress' ? group.IpPermissions : group.IpPermissionsEgress) ?? [];
  const meant = permissions.filter((permission) => ports === null || ports.some((port) => permitsPort(permission, 'tcp', port)));
  return [...new Set(meant.flatMap(prefixLists))].sort();
}

/** `a`, `a and b`, `a, b and 3 more`: a sentence stays readable however many there are. */
export function some(items: readonly string[], most = 3): string {
  if (items.length > most) return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
