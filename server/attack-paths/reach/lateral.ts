import type { IpPermission, RouteTable } from '@aws-sdk/client-ec2';
import { type Cidr, parseCidr } from '@/server/aws/network/address-space';
import { permitsPort } from '@/server/aws/network/ports';
import type { Resource } from '@/server/collect/types';
import type { Cut } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { tableFor } from './internet';
import type { Place } from './place';

type Group = Resource<'AWS::EC2::SecurityGroup'>;

/** How one place gets to another inside the network. */
export interface Hop {
  /** In words. */
  why: string;
  group: Group;
  permission: IpPermission;
  /** The peering connection between their networks; null: they are in one. */
  peering: string | null;
}

/**
 * Whether traffic from one place reaches a port of another: they are in the same VPC, or an active route through a peering connection
 * leads from the one's subnet to the other's; and a security group of the other lets it in, by group or by address.
 * @param ranges where it comes from: CIDR blocks, each of which a rule must hold whole
 */
export function hopTo(from: Place, ranges: readonly string[], to: Place & { port: number }, land: Landscape): Hop | null {
  if (from.region !== to.region) return null;
  const peering = from.vpcId === to.vpcId ? null : peeringBetween(from, to, land);
  if (peering === undefined) return null;
  for (const id of to.groupIds) {
    const group = land.get('AWS::EC2::SecurityGroup', id, to.region);
    for (const permission of group?.data.IpPermissions ?? []) {
      if (!group || !permitsPort(permission, 'tcp', to.port)) continue;
      const by = admits(permission, from.groupIds, ranges, land);
      if (by !== null)
        return { why: `The security group ${group.data.GroupName ?? id} lets ${by} in on tcp ${to.port}`, group, permission, peering };
    }
  }
  return null;
}

/** Few ranges are written in many places. */
const cidrOf = (text: string | undefined, land: Landscape): Cidr | null => land.once(`cidr ${text}`, () => parseCidr(text));

function admits(
  { UserIdGroupPairs, IpRanges }: IpPermission,
  groups: readonly string[],
  ranges: readonly string[],
  land: Landscape,
): string | null {
  const pair = UserIdGroupPairs?.find(({ GroupId }) => groups.includes(GroupId ?? ''));
  if (pair) return `members of ${pair.GroupId}`;
  if (!IpRanges || IpRanges.length === 0) return null;
  const spans = ranges.map((range) => cidrOf(range, land)?.span).filter((span) => span !== undefined);
  const range = IpRanges.find(({ CidrIp }) => {
    const cidr = cidrOf(CidrIp, land);
    return cidr?.family === 'ipv4' && spans.some(([first, last]) => cidr.span[0] <= first && last <= cidr.span[1]);
  });
  return range?.CidrIp ?? null;
}

/** The peering connection that routes from the one to the other; undefined: none does. */
function peeringBetween(from: Place, to: Place, land: Landscape): string | undefined {
  if (land.list('AWS::EC2::VPCPeeringConnection', from.region).length === 0) return undefined;
  const target = to.subnetIds.flatMap((id) => land.get('AWS::EC2::Subnet', id, to.region)?.data.CidrBlock ?? []);
  for (const subnet of from.subnetIds) {
    const table = tableFor(subnet, from.vpcId, from.region, land);
    const found = table && routeOver(table, target);
    if (!found) continue;
    const peering = land.get('AWS::EC2::VPCPeeringConnection', found, from.region)?.data;
    const ends = [peering?.AccepterVpcInfo?.VpcId, peering?.RequesterVpcInfo?.VpcId];
    if (peering?.Status?.Code === 'active' && ends.includes(from.vpcId) && ends.includes(to.vpcId)) return found;
  }
  return undefined;
}

function routeOver(table: RouteTable, targets: readonly string[]): string | undefined {
  return table.Routes?.find(({ DestinationCidrBlock, VpcPeeringConnectionId, State }) => {
    const route = parseCidr(DestinationCidrBlock);
    if (!VpcPeeringConnectionId || State === 'blackhole' || route === null) return false;
    return targets.some((each) => {
      const target = parseCidr(each);
      return target !== null && target.span[0] <= route.span[1] && route.span[0] <= target.span[1];
    });
  })?.VpcPeeringConnectionId;
}

/** Takes the rule away by which the hop is made. */
export const closeHop = ({ group, permission }: Hop, port: number): Cut => ({
  text: `Let only what must talk to the database in on tcp ${port} in the security group ${group.data.GroupName ?? group.id}`,
  cost: 2,
  on: group.arn,
  changes: [
    {
      arn: group.arn,
      to: (data: Group['data']) => ({
        ...data,
        IpPermissions: data.IpPermissions?.filter((one) => JSON.stringify(one) !== JSON.stringify(permission)),
      }),
    },
  ],
});
