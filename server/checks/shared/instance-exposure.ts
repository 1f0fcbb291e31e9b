import type { Instance, InstanceNetworkInterface, RouteTable, SecurityGroup } from '@aws-sdk/client-ec2';
import { internetRoutes, routeTableOf } from '@/server/aws/network/internet-route';
import { naclAllows } from '@/server/aws/network/network-acl';
import { internetSourcesOf, permitsPort, prefixLists } from '@/server/aws/network/ports';
import type { RiskyService } from '@/server/aws/network/risky-ports';
import type { Resource } from '@/server/collect/types';
import type { Snapshot } from '../types';
import { indexedBy } from './index-by';
import { subnetsOf } from './network-acls';

/** What a check needs and reads to tell which ports of an instance the internet reaches. */
export const exposureNeeds = [
  'ec2:DescribeInstances',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeRouteTables',
  'ec2:DescribeNetworkAcls',
] as const;
export const exposureReads = [
  { type: 'AWS::EC2::SecurityGroup', scope: 'region' },
  { type: 'AWS::EC2::RouteTable', scope: 'region' },
  { type: 'AWS::EC2::NetworkAcl', scope: 'region' },
] as const;

/** A port of an instance that its security groups open to the internet. An evidence row. */
export type OpenDoor = {
  port: number;
  service: string;
  /** The ranges that its groups let in. */
  sources: string[];
  groups: string[];
  /** Public addresses at which it answers today: routed to an internet gateway, past the network ACL. Empty: not reachable for now. */
  reachableAt: string[];
};

const tableKeys = ({ data }: Resource<'AWS::EC2::RouteTable'>) =>
  (data.Associations ?? []).map(({ SubnetId, Main }) => SubnetId ?? (Main ? data.VpcId : undefined));
const aclKeys = ({ data }: Resource<'AWS::EC2::NetworkAcl'>) => subnetsOf(data);

/** A single interface from the instance's own fields, for the rare answer that lists none. */
function interfacesOf({
  NetworkInterfaces,
  SubnetId,
  VpcId,
  SecurityGroups,
  PublicIpAddress,
  Ipv6Address,
}: Instance): InstanceNetworkInterface[] {
  if (NetworkInterfaces && NetworkInterfaces.length > 0) return NetworkInterfaces;
  return [
    {
      SubnetId,
      VpcId,
      Groups: SecurityGroups,
      ...(PublicIpAddress && { Association: { PublicIp: PublicIpAddress } }),
      ...(Ipv6Address && { Ipv6Addresses: [{ Ipv6Address }] }),
    },
  ];
}

function groupsOf(face: InstanceNetworkInterface, instance: Instance, snapshot: Snapshot): Resource<'AWS::EC2::SecurityGroup'>[] {
  const named = face.Groups && face.Groups.length > 0 ? face.Groups : (instance.SecurityGroups ?? []);
  return named.flatMap(({ GroupId }) => (GroupId ? (snapshot.get('AWS::EC2::SecurityGroup', GroupId) ?? []) : []));
}

/** Groups of one interface add up: what any of them lets in comes in. */
const together = (groups: readonly Resource<'AWS::EC2::SecurityGroup'>[]): SecurityGroup => ({
  IpPermissions: groups.flatMap(({ data }) => data.IpPermissions ?? []),
});

function tableOf({ SubnetId = '', VpcId }: InstanceNetworkInterface, snapshot: Snapshot): RouteTable | undefined {
  const tables = snapshot.list('AWS::EC2::RouteTable');
  const candidates = [...indexedBy(tables, tableKeys, SubnetId), ...indexedBy(tables, tableKeys, VpcId)].map(({ data }) => data);
  return routeTableOf(SubnetId, VpcId, candidates);
}

function reachableAt(face: InstanceNetworkInterface, port: number, sources: readonly string[], snapshot: Snapshot): string[] {
  const { SubnetId } = face;
  const table = tableOf(face, snapshot);
  const routes = table ? internetRoutes(table) : [];
  const [acl] = indexedBy(snapshot.list('AWS::EC2::NetworkAcl'), aclKeys, SubnetId);
  const passages = acl ? naclAllows(acl.data.Entries ?? [], { direction: 'ingress', protocol: 'tcp', port }) : null;
  const addresses = { ipv4: [face.Association?.PublicIp], ipv6: (face.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address) };
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const ofFamily = (text: string) => text.includes(':') === (family === 'ipv6');
    const open = sources.some(ofFamily) && routes.some(({ destination }) => ofFamily(destination));
    const passes = passages === null || passages.some((passage) => passage.family === family);
    return open && passes ? addresses[family].flatMap((address) => address || []) : [];
  });
}

/** Each of the services' ports that the instance's security groups open to the internet, with where it can be reached. */
export function openDoorsOf(instance: Instance, services: readonly RiskyService[], snapshot: Snapshot): OpenDoor[] {
  const sleeps = instance.State?.Name === 'stopped' || instance.State?.Name === 'stopping';
  const faces = interfacesOf(instance).map((face) => ({ face, groups: groupsOf(face, instance, snapshot) }));
  return services.flatMap(({ name, ports, protocol }) =>
    ports.flatMap((port) => {
      const open = faces.flatMap(({ face, groups }) => {
        const sources = internetSourcesOf(together(groups), 'ingress', protocol, port);
        if (sources.length === 0) return [];
        const openers = groups.filter(({ data }) => internetSourcesOf(data, 'ingress', protocol, port).length > 0);
        return [
          {
            sources,
            groups: (openers.length > 0 ? openers : groups).map(({ id }) => id),
            reachableAt: sleeps ? [] : reachableAt(face, port, sources, snapshot),
          },
        ];
      });
      if (open.length === 0) return [];
      const all = (pick: (each: (typeof open)[number]) => string[]) => [...new Set(open.flatMap(pick))].sort();
      return [
        {
          port,
          service: name,
          sources: all((each) => each.sources),
          groups: all((each) => each.groups),
          reachableAt: all((each) => each.reachableAt),
        },
      ];
    }),
  );
}

/** Groups and route tables of the instance that no listing told of (shared by another account, or just deleted): what they allow is not known. */
export function blindSpotsOf(instance: Instance, snapshot: Snapshot): { groups: string[]; subnets: string[] } {
  const faces = interfacesOf(instance);
  const named = [...(instance.SecurityGroups ?? []), ...faces.flatMap(({ Groups }) => Groups ?? [])].flatMap(
    ({ GroupId }) => GroupId ?? [],
  );
  return {
    groups: [...new Set(named)].filter((id) => !snapshot.get('AWS::EC2::SecurityGroup', id)).sort(),
    subnets: [...new Set(faces.flatMap((face) => (face.SubnetId && !tableOf(face, snapshot) ? face.SubnetId : [])))].sort(),
  };
}

/** Prefix lists that the instance's groups let in to one of the services' ports; what is in them is not read. */
export function prefixListsTo(instance: Instance, services: readonly RiskyService[], snapshot: Snapshot): string[] {
  const groups = interfacesOf(instance).flatMap((face) => groupsOf(face, instance, snapshot));
  const meant = together(groups).IpPermissions?.filter((permission) =>
    services.some(({ protocol, ports }) => ports.some((port) => permitsPort(permission, protocol, port))),
  );
  return [...new Set((meant ?? []).flatMap(prefixLists))].sort();
}
