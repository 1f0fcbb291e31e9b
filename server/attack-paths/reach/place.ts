import type { Instance } from '@aws-sdk/client-ec2';
import type { Resource } from '@/server/collect/types';

/** Where something listens: one network interface, or the like of it. */
export interface Place {
  region: string;
  vpcId: string | undefined;
  subnetIds: readonly string[];
  groupIds: readonly string[];
  /** Whether it can be spoken to by IPv4 or IPv6 from outside. */
  families: readonly ('ipv4' | 'ipv6')[];
  /** Public addresses or names, for the sentence. */
  addresses: readonly string[];
  /** Nothing guards it: a network load balancer that was made without security groups lets everybody in on its listeners. */
  unguarded?: boolean;
}

const named = (list: readonly { GroupId?: string }[] | undefined): string[] => (list ?? []).flatMap(({ GroupId }) => GroupId ?? []);

/** The interfaces of a running instance; none of one that is stopped. */
export function placesOf({ data, region }: Resource<'AWS::EC2::Instance'>): Place[] {
  if (data.State?.Name !== undefined && data.State.Name !== 'running' && data.State.Name !== 'pending') return [];
  return facesOf(data).map((face) => {
    const v4 = face.Association?.PublicIp;
    const v6 = (face.Ipv6Addresses ?? []).flatMap(({ Ipv6Address }) => Ipv6Address ?? []);
    const groups = named(face.Groups);
    return {
      region,
      vpcId: face.VpcId ?? data.VpcId,
      subnetIds: face.SubnetId ? [face.SubnetId] : [],
      groupIds: groups.length > 0 ? groups : named(data.SecurityGroups),
      families: [...(v4 ? (['ipv4'] as const) : []), ...(v6.length > 0 ? (['ipv6'] as const) : [])],
      addresses: [...(v4 ? [v4] : []), ...v6],
    };
  });
}

/** The address that it has inside its network, as a range. */
export const ownRange = ({ data }: Resource<'AWS::EC2::Instance'>): string[] =>
  data.PrivateIpAddress ? [`${data.PrivateIpAddress}/32`] : [];

/** A single interface from the instance's own fields, for the rare answer that lists none. */
function facesOf(data: Instance): NonNullable<Instance['NetworkInterfaces']> {
  if (data.NetworkInterfaces && data.NetworkInterfaces.length > 0) return data.NetworkInterfaces;
  const { SubnetId, VpcId, SecurityGroups: Groups, PublicIpAddress, Ipv6Address } = data;
  return [
    {
      SubnetId,
      VpcId,
      Groups,
      ...(PublicIpAddress && { Association: { PublicIp: PublicIpAddress } }),
      ...(Ipv6Address && { Ipv6Addresses: [{ Ipv6Address }] }),
    },
  ];
}
