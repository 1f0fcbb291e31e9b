import type { IpPermission } from '@aws-sdk/client-ec2';

/** Rules of a security group as lines such as `tcp 443 from 203.0.113.0/24`, the same from either side. */

const ports = (protocol: string, from: unknown, to: unknown): string => {
  if (protocol === 'all') return '';
  return from === to ? ` ${from}` : ` ${from}-${to}`;
};
const protocolOf = (value: unknown): string => (value === '-1' || value === -1 || value === 'all' ? 'all' : String(value ?? ''));

interface Block {
  from_port?: number;
  to_port?: number;
  protocol?: string;
  cidr_blocks?: string[] | null;
  ipv6_cidr_blocks?: string[] | null;
  prefix_list_ids?: string[] | null;
  security_groups?: string[] | null;
  self?: boolean | null;
}

/** @param groupId of the group itself, which `self` stands for */
export function rulesOfState(value: unknown, groupId: string): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as Block[]).flatMap((block) => {
    const protocol = protocolOf(block.protocol);
    const peers = [
      ...(block.cidr_blocks ?? []),
      ...(block.ipv6_cidr_blocks ?? []),
      ...(block.prefix_list_ids ?? []),
      // Of another account's group Terraform writes `111122223333/sg-…`.
      ...(block.security_groups ?? []).map((group) => group.split('/').at(-1)),
      ...(block.self ? [groupId] : []),
    ];
    return peers.map((peer) => `${protocol}${ports(protocol, block.from_port, block.to_port)} ${peer}`);
  });
}

export function rulesOfAws(permissions: readonly IpPermission[] | undefined): string[] | undefined {
  return permissions?.flatMap(({ IpProtocol, FromPort, ToPort, IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs }) => {
    const protocol = protocolOf(IpProtocol);
    const peers = [
      ...(IpRanges ?? []).map(({ CidrIp }) => CidrIp),
      ...(Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
      ...(PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
      ...(UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
    ];
    return peers.map((peer) => `${protocol}${ports(protocol, FromPort, ToPort)} ${peer}`);
  });
}
