import type {
  Instance,
  InstanceNetworkInterface,
  IpPermission,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import type { Gap } from '@/server/collect/types';
import { resourceOf, testAccount } from './testing';

/** A permission of a security group for a test. Ranges with a colon are IPv6, those that start with `pl-` prefix lists, `sg-` groups. */
export function permission(protocol: string, ports: readonly [number, number] | null, ...sources: string[]): IpPermission {
  const of = (test: (source: string) => boolean) => sources.filter(test);
  return {
    IpProtocol: protocol,
    ...(ports && { FromPort: ports[0], ToPort: ports[1] }),
    IpRanges: of((source) => source.includes('.')).map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: of((source) => source.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
    PrefixListIds: of((source) => source.startsWith('pl-')).map((PrefixListId) => ({ PrefixListId })),
    UserIdGroupPairs: of((source) => source.startsWith('sg-')).map((GroupId) => ({ GroupId, UserId: testAccount })),
  };
}

export const securityGroup = (data: SecurityGroup = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::EC2::SecurityGroup', {
    id: data.GroupId ?? 'sg-1',
    name: data.GroupName ?? 'web',
    data: { GroupId: 'sg-1', GroupName: 'web', VpcId: 'vpc-1', OwnerId: testAccount, ...data },
    gaps,
  });

export const networkInterface = (groups: readonly string[], data: NetworkInterface = {}) =>
  resourceOf('AWS::EC2::NetworkInterface', {
    id: data.NetworkInterfaceId ?? 'eni-1',
    data: {
      NetworkInterfaceId: 'eni-1',
      InterfaceType: 'interface',
      VpcId: 'vpc-1',
      SubnetId: 'subnet-1',
      Groups: groups.map((GroupId) => ({ GroupId })),
      ...data,
    },
  });

/** A running instance. */
export const instance = (data: Instance = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::EC2::Instance', {
    id: data.InstanceId ?? 'i-1',
    data: { InstanceId: 'i-1', State: { Code: 16, Name: 'running' }, ...data },
    gaps,
  });

export const terminated = { Code: 48, Name: 'terminated' } as const;

type AclRule = readonly [
  number: number,
  action: 'allow' | 'deny',
  protocol: string,
  ports: readonly [number, number] | null,
  source: string,
];

/** A network ACL that guards `subnet-1` unless said otherwise. Sources with a colon are IPv6. */
export const networkAcl = (rules: readonly AclRule[], data: NetworkAcl = {}) =>
  resourceOf('AWS::EC2::NetworkAcl', {
    id: 'acl-1',
    data: {
      NetworkAclId: 'acl-1',
      VpcId: 'vpc-1',
      IsDefault: false,
      Associations: [{ SubnetId: 'subnet-1' }],
      Entries: rules.map(([RuleNumber, RuleAction, Protocol, ports, source]) => ({
        RuleNumber,
        RuleAction,
        Protocol,
        Egress: false,
        ...(source.includes(':') ? { Ipv6CidrBlock: source } : { CidrBlock: source }),
        ...(ports && { PortRange: { From: ports[0], To: ports[1] } }),
      })),
      ...data,
    },
  });

export const routeTable = (routes: readonly (readonly [destination: string, target: string])[], data: RouteTable = {}) =>
  resourceOf('AWS::EC2::RouteTable', {
    id: data.RouteTableId ?? 'rtb-1',
    data: {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: false, SubnetId: 'subnet-1' }],
      Routes: routes.map(([destination, target]) => ({
        ...(destination.includes(':') ? { DestinationIpv6CidrBlock: destination } : { DestinationCidrBlock: destination }),
        ...(target.startsWith('nat-') ? { NatGatewayId: target } : { GatewayId: target }),
        State: 'active',
      })),
      ...data,
    },
  });

/** A running instance in `subnet-1` with a public address, guarded by `sg-1`. */
export const publicInstance = (data: Instance = {}, face: InstanceNetworkInterface = {}) =>
  instance({
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    SecurityGroups: [{ GroupId: 'sg-1' }],
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-1',
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        Groups: [{ GroupId: 'sg-1' }],
        Association: { PublicIp: '52.28.1.1' },
        ...face,
      },
    ],
    ...data,
  });
