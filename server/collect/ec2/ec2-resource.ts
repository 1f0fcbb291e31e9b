import type { Tag } from '@aws-sdk/client-ec2';
import { makeArn } from '../make-arn';
import type { ResourceData } from '../resource-data';
import { nameTag, tagRecord } from '../tags';
import type { CollectContext, Resource } from '../types';

/** How EC2 names the types in its ARNs. Source: Service Authorization Reference, Amazon EC2. */
const arnTypes = {
  'AWS::EC2::Instance': 'instance',
  'AWS::EC2::Volume': 'volume',
  'AWS::EC2::Snapshot': 'snapshot',
  'AWS::EC2::Image': 'image',
  'AWS::EC2::SecurityGroup': 'security-group',
  'AWS::EC2::NetworkAcl': 'network-acl',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::FlowLog': 'vpc-flow-log',
  'AWS::EC2::EIP': 'elastic-ip',
  'AWS::EC2::NetworkInterface': 'network-interface',
  'AWS::EC2::RouteTable': 'route-table',
  'AWS::EC2::InternetGateway': 'internet-gateway',
  'AWS::EC2::NatGateway': 'natgateway',
  'AWS::EC2::VPCPeeringConnection': 'vpc-peering-connection',
  'AWS::EC2::TransitGateway': 'transit-gateway',
  'AWS::EC2::ClientVpnEndpoint': 'client-vpn-endpoint',
  'AWS::EC2::VPNConnection': 'vpn-connection',
  'AWS::EC2::VPCEndpoint': 'vpc-endpoint',
  'AWS::EC2::LaunchTemplate': 'launch-template',
} as const;

/** Their ARNs leave the account empty. */
const ownerless = new Set<Ec2Type>(['AWS::EC2::Snapshot', 'AWS::EC2::Image']);

export type Ec2Type = keyof typeof arnTypes;

export interface Ec2Facts {
  id: string;
  /** AWS's own name where it has one; the `Name` tag otherwise. */
  name?: string;
  /** The ARN where AWS gives it. */
  arn?: string;
  /** The account that owns it: shared subnets and VPCs belong to another one. */
  owner?: string;
  tags?: readonly Tag[];
}

export function ec2Resource<T extends Ec2Type>(context: CollectContext, type: T, facts: Ec2Facts, data: ResourceData[T]): Resource<T> {
  const tags = tagRecord(facts.tags);
  const account = ownerless.has(type) ? '' : facts.owner || context.account;
  return {
    type,
    arn: facts.arn || makeArn({ partition: context.partition, account }, 'ec2', context.region, arnTypes[type], facts.id),
    id: facts.id,
    name: nameTag(tags) ?? facts.name ?? null,
    region: context.region,
    tags,
    data,
    gaps: [],
  };
}
