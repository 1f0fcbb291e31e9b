import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';

export const anywhere = '0.0.0.0/0';
export const anywhereV6 = '::/0';

/** One rule: a protocol (`-1` for all), a port or a range, and IPv4 or IPv6 networks or group ids. */
export function allow(protocol: string, ports: number | readonly [number, number] | null, ...peers: readonly string[]): IpPermission {
  const [from, to] = ports === null ? [undefined, undefined] : typeof ports === 'number' ? [ports, ports] : ports;
  return {
    IpProtocol: protocol,
    ...(ports === null ? {} : { FromPort: from, ToPort: to }),
    IpRanges: peers.filter((peer) => peer.includes('.')).map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: peers.filter((peer) => peer.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
    PrefixListIds: [],
    UserIdGroupPairs: peers.filter((peer) => peer.startsWith('sg-')).map((GroupId) => ({ GroupId })),
  };
}

export const everythingOut = [allow('-1', null, anywhere)];

export interface GroupOptions {
  region: string;
  vpcId: string;
  name: string;
  description?: string;
  ingress?: readonly IpPermission[];
  egress?: readonly IpPermission[];
  tags?: Tags;
}

/** Adds a security group; gives its id. */
export function addGroup(draft: Draft, options: GroupOptions): string {
  const { region, vpcId, name, tags = {} } = options;
  const GroupId = draft.id('sg', `${region}/${vpcId}/${name}`);
  const arn = draft.arn('ec2', region, `security-group/${GroupId}`);
  const named = name === 'default' ? tags : { Name: name, ...tags };
  const owned = (permissions: readonly IpPermission[]) =>
    permissions.map((permission) => ({
      ...permission,
      UserIdGroupPairs: permission.UserIdGroupPairs?.map((pair) => ({ ...pair, UserId: draft.account })),
    }));
  draft.add({
    type: 'AWS::EC2::SecurityGroup',
    id: GroupId,
    arn,
    region,
    tags: named,
    data: {
      GroupId,
      GroupName: name,
      Description: options.description ?? name,
      SecurityGroupArn: arn,
      OwnerId: draft.account,
      VpcId: vpcId,
      IpPermissions: owned(options.ingress ?? []),
      IpPermissionsEgress: owned(options.egress ?? everythingOut),
      Tags: tagList(named),
    },
  });
  return GroupId;
}

/** A rule that names the group it belongs to: members may talk to each other. */
export function selfReference(draft: Draft, region: string, vpcId: string, name: string): IpPermission {
  return allow('-1', null, draft.id('sg', `${region}/${vpcId}/${name}`));
}
