import {
  ArchiveIcon,
  BellIcon,
  BoxesIcon,
  BoxIcon,
  CircleHelpIcon,
  CloudIcon,
  CpuIcon,
  DatabaseIcon,
  GlobeIcon,
  HardDriveIcon,
  KeyRoundIcon,
  LayersIcon,
  ListTreeIcon,
  type LucideIcon,
  NetworkIcon,
  RouteIcon,
  ScrollTextIcon,
  ServerIcon,
  ShieldIcon,
  SquareFunctionIcon,
  UserIcon,
  UsersIcon,
  WaypointsIcon,
} from 'lucide-react';
import type { GraphNode } from '@/server/relations/graph-types';

const byType: Readonly<Record<string, LucideIcon>> = {
  'AWS::EC2::Instance': ServerIcon,
  'AWS::EC2::Volume': HardDriveIcon,
  'AWS::EC2::Snapshot': ArchiveIcon,
  'AWS::EC2::Image': LayersIcon,
  'AWS::EC2::SecurityGroup': ShieldIcon,
  'AWS::EC2::NetworkAcl': ShieldIcon,
  'AWS::EC2::VPC': NetworkIcon,
  'AWS::EC2::Subnet': NetworkIcon,
  'AWS::EC2::NetworkInterface': NetworkIcon,
  'AWS::EC2::RouteTable': RouteIcon,
  'AWS::EC2::InternetGateway': GlobeIcon,
  'AWS::IAM::User': UserIcon,
  'AWS::IAM::Group': UsersIcon,
  'AWS::IAM::ManagedPolicy': ScrollTextIcon,
  'AWS::CloudFormation::Stack': ListTreeIcon,
  'AWS::CloudFront::Distribution': GlobeIcon,
};

/** By the service in the type, or in the ARN of what no scan has seen. */
const byService: Readonly<Record<string, LucideIcon>> = {
  s3: ArchiveIcon,
  lambda: SquareFunctionIcon,
  kms: KeyRoundIcon,
  secretsmanager: KeyRoundIcon,
  iam: UserIcon,
  rds: DatabaseIcon,
  dynamodb: DatabaseIcon,
  docdb: DatabaseIcon,
  neptune: DatabaseIcon,
  redshift: DatabaseIcon,
  elasticache: DatabaseIcon,
  elasticloadbalancing: WaypointsIcon,
  elasticloadbalancingv2: WaypointsIcon,
  sns: BellIcon,
  sqs: BellIcon,
  logs: ScrollTextIcon,
  ecs: BoxesIcon,
  eks: BoxesIcon,
  ecr: BoxIcon,
  ec2: CpuIcon,
};

const serviceOf = ({ type, arn }: Pick<GraphNode, 'type' | 'arn'>): string =>
  (type ? type.split('::')[1] : arn.split(':')[2])?.toLowerCase() ?? '';

export function iconOf(node: Pick<GraphNode, 'type' | 'arn'>): LucideIcon {
  if (node.arn === '*' || node.arn.startsWith('host:')) return GlobeIcon;
  if (!node.arn.startsWith('arn:')) return CloudIcon;
  return byType[node.type ?? ''] ?? byService[serviceOf(node)] ?? CircleHelpIcon;
}

/** Named by a configuration, and seen by no scan. Services, hosts and `*` are nothing that a scan could see. */
export const isUnseen = ({ uid, arn }: Pick<GraphNode, 'uid' | 'arn'>): boolean => uid === null && arn.startsWith('arn:');

/** What it is, in few words: `EC2 SecurityGroup`; of an unseen one what its ARN tells. */
export function sortOf({ type, arn }: Pick<GraphNode, 'type' | 'arn'>): string {
  if (type) return type.split('::').slice(1).join(' ');
  if (arn === '*') return 'anybody';
  if (arn.startsWith('host:')) return 'host';
  if (!arn.startsWith('arn:')) return 'AWS service';
  const [, , service = '', , , resource = ''] = arn.split(':');
  if (service === 'iam' && resource === 'root') return 'AWS account';
  const [kind] = resource.split('/');
  return resource.includes('/') && kind ? `${service} ${kind}` : service;
}
