import type { IpPermission } from '@aws-sdk/client-ec2';
import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { anywhere, database, group, instance, network } from '../testing/world';
import { instanceDatabase } from './instance-database';

const fromGroup = (GroupId: string): IpPermission => ({ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId }] });
const hidden = (vpc = 'vpc-1', subnet = 'subnet-1') =>
  database({
    PubliclyAccessible: false,
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-2' }],
    DBSubnetGroup: { VpcId: vpc, Subnets: [{ SubnetIdentifier: subnet }] },
  });
const far = resourceOf('AWS::EC2::Subnet', { id: 'subnet-9', data: { SubnetId: 'subnet-9', VpcId: 'vpc-9', CidrBlock: '10.9.1.0/24' } });
const world = [...network(), group([anywhere(443)]), instance()];

tryKind(instanceDatabase, {
  bad: [...world, hidden(), group([fromGroup('sg-1')], 'sg-2')],
  good: {
    'where the database lets another group in': [...world, hidden(), group([fromGroup('sg-7')], 'sg-2')],
    'where the database lets other addresses in': [...world, hidden(), group([anywhere(5432, '10.0.1.0/24')], 'sg-2')],
    'in another network': [...world, hidden('vpc-9', 'subnet-9'), far, group([anywhere(5432, '10.0.0.0/8')], 'sg-2')],
  },
  fix: /must talk to the database/,
  over: ['Internet', 'web', 'orders'],
});

const peered = world.map((resource) =>
  resource.type === 'AWS::EC2::RouteTable'
    ? {
        ...resource,
        data: {
          ...resource.data,
          Routes: [
            ...(resource.data.Routes ?? []),
            { DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'active' as const },
          ],
        },
      }
    : resource,
);
const peering = (Code: 'active' | 'deleted') =>
  resourceOf('AWS::EC2::VPCPeeringConnection', {
    id: 'pcx-1',
    data: { VpcPeeringConnectionId: 'pcx-1', Status: { Code }, AccepterVpcInfo: { VpcId: 'vpc-9' }, RequesterVpcInfo: { VpcId: 'vpc-1' } },
  });

tryKind(instanceDatabase, {
  bad: [...peered, peering('active'), hidden('vpc-9', 'subnet-9'), far, group([anywhere(5432, '10.0.0.0/24')], 'sg-2')],
  good: {
    'over a peering connection that is gone': [
      ...peered,
      peering('deleted'),
      hidden('vpc-9', 'subnet-9'),
      far,
      group([anywhere(5432, '10.0.0.0/24')], 'sg-2'),
    ],
  },
  fix: /must talk to the database/,
  over: ['Internet', 'web', 'orders'],
});
