import type { Route } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { addNatGateway } from './nat-gateway';
import { addNetworkAcl } from './network-acl';
import type { SubnetPlace } from './network-interface';
import { addRouteTable } from './route-table';
import { addGroup, selfReference } from './security-group';

export interface SubnetPlan {
  /** `app-a`: the tier and the zone's letter. */
  name: string;
  cidr: string;
  public?: boolean;
  /** Defaults to `public`. */
  publicIpOnLaunch?: boolean;
}

export interface VpcPlan {
  region: string;
  name: string;
  cidr: string;
  subnets: readonly SubnetPlan[];
  isDefault?: boolean;
  /** The default security group lets nothing in or out. AWS makes it open, and so do we unless told. */
  closedDefaultGroup?: boolean;
  /** Names of public subnets that hold a NAT gateway for the private ones. */
  nat?: readonly string[];
  /** Additional routes of the private subnets (peerings). */
  privateRoutes?: readonly Route[];
  /** Subnets that a network ACL of their own covers. */
  ownAcl?: readonly string[];
  tags?: Tags;
}

export interface Vpc {
  id: string;
  name: string;
  region: string;
  cidr: string;
  defaultGroupId: string;
  subnet(name: string): SubnetPlace;
  /** The subnets `<tier>-<zone>`; undefined when there are none. */
  tier(name: string): SubnetPlace[] | undefined;
}

/** Adds a VPC with all that AWS puts into one: subnets, gateway, route tables, the default network ACL and group. */
export function addVpc(draft: Draft, plan: VpcPlan): Vpc {
  const { region, name, cidr, isDefault = false } = plan;
  const tags: Tags = isDefault ? {} : { Name: name, ...plan.tags };
  const id = draft.id('vpc', `${region}/${name}`);
  draft.add({
    type: 'AWS::EC2::VPC',
    id,
    arn: draft.arn('ec2', region, `vpc/${id}`),
    region,
    tags,
    data: {
      VpcId: id,
      CidrBlock: cidr,
      IsDefault: isDefault,
      State: 'available',
      InstanceTenancy: 'default',
      OwnerId: draft.account,
      DhcpOptionsId: draft.id('dopt', region),
      CidrBlockAssociationSet: [
        { AssociationId: draft.id('vpc-cidr-assoc', id), CidrBlock: cidr, CidrBlockState: { State: 'associated' } },
      ],
      Tags: tagList(tags),
    },
  });
  const subnets = new Map(plan.subnets.map((subnet) => [subnet.name, addSubnet(draft, plan, id, subnet)]));
  const idsOf = (wanted: (subnet: SubnetPlan) => boolean) =>
    plan.subnets.filter(wanted).map((subnet) => subnets.get(subnet.name)?.id ?? '');
  const isPublic = (subnet: SubnetPlan) => subnet.public === true;

  const internet: Route[] = plan.subnets.some(isPublic)
    ? [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: addInternetGateway(draft, region, id, name, tags) }]
    : [];
  const nat = (plan.nat ?? []).map((subnetName) =>
    addNatGateway(draft, region, name, subnets.get(subnetName) ?? never(subnetName), plan.tags ?? {}),
  );
  const base = { region, vpcId: id, vpcCidr: cidr, tags: plan.tags };
  addRouteTable(draft, {
    ...base,
    name: isDefault ? 'default' : `${name}-main`,
    main: true,
    subnetIds: [],
    routes: isDefault ? internet : [],
  });
  if (!isDefault && internet.length > 0)
    addRouteTable(draft, { ...base, name: `${name}-public`, subnetIds: idsOf(isPublic), routes: internet });
  const privateIds = idsOf((subnet) => !isPublic(subnet));
  if (!isDefault && privateIds.length > 0) {
    const out: Route[] = nat[0] ? [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: nat[0] }] : [];
    addRouteTable(draft, { ...base, name: `${name}-private`, subnetIds: privateIds, routes: [...out, ...(plan.privateRoutes ?? [])] });
  }
  addNetworkAcl(draft, { region, vpcId: id, name: 'default', subnetIds: idsOf((subnet) => !plan.ownAcl?.includes(subnet.name)) });
  const defaultGroupId = addGroup(draft, {
    region,
    vpcId: id,
    name: 'default',
    description: 'default VPC security group',
    ingress: plan.closedDefaultGroup ? [] : [selfReference(draft, region, id, 'default')],
    egress: plan.closedDefaultGroup ? [] : undefined,
  });
  return {
    id,
    name,
    region,
    cidr,
    defaultGroupId,
    subnet: (wanted) => subnets.get(wanted) ?? never(wanted),
    tier: (wanted) => nonEmpty([...subnets].flatMap(([subnetName, place]) => (subnetName.startsWith(`${wanted}-`) ? [place] : []))),
  };
}

function nonEmpty<V>(list: V[]): V[] | undefined {
  return list.length > 0 ? list : undefined;
}

function never(name: string): never {
  throw new Error(`No subnet ${name} in the plan`);
}

function addSubnet(draft: Draft, plan: VpcPlan, vpcId: string, subnet: SubnetPlan) {
  const { region } = plan;
  const zone = `${region}${subnet.name.at(-1)}`;
  const id = draft.id('subnet', `${region}/${plan.name}/${subnet.name}`);
  const arn = draft.arn('ec2', region, `subnet/${id}`);
  const tags: Tags = plan.isDefault ? {} : { Name: `${plan.name}-${subnet.name}`, ...plan.tags };
  draft.add({
    type: 'AWS::EC2::Subnet',
    id,
    arn,
    region,
    tags,
    data: {
      SubnetId: id,
      SubnetArn: arn,
      VpcId: vpcId,
      CidrBlock: subnet.cidr,
      AvailabilityZone: zone,
      AvailableIpAddressCount: 2 ** (32 - Number(subnet.cidr.split('/')[1])) - 25,
      DefaultForAz: plan.isDefault ?? false,
      MapPublicIpOnLaunch: subnet.publicIpOnLaunch ?? subnet.public ?? false,
      AssignIpv6AddressOnCreation: false,
      State: 'available',
      OwnerId: draft.account,
      Tags: tagList(tags),
    },
  });
  return { id, zone, cidr: subnet.cidr, vpcId };
}

function addInternetGateway(draft: Draft, region: string, vpcId: string, name: string, tags: Tags): string {
  const id = draft.id('igw', `${region}/${name}`);
  draft.add({
    type: 'AWS::EC2::InternetGateway',
    id,
    arn: draft.arn('ec2', region, `internet-gateway/${id}`),
    region,
    tags,
    data: { InternetGatewayId: id, OwnerId: draft.account, Attachments: [{ VpcId: vpcId, State: 'attached' }], Tags: tagList(tags) },
  });
  return id;
}
