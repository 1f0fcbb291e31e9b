import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { anywhere, group, network } from '../testing/world';
import { warehousePublic } from './warehouse-public';

const cluster = (PubliclyAccessible: boolean) => [
  resourceOf('AWS::Redshift::Cluster', {
    id: 'facts',
    data: {
      ClusterIdentifier: 'facts',
      PubliclyAccessible,
      Endpoint: { Address: 'facts.example', Port: 5439 },
      VpcId: 'vpc-1',
      ClusterSubnetGroupName: 'subnets',
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
    },
  }),
  resourceOf('AWS::Redshift::ClusterSubnetGroup', {
    id: 'subnets',
    data: { ClusterSubnetGroupName: 'subnets', VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
  }),
];

tryKind(warehousePublic, {
  bad: [...network(), group([anywhere(5439)]), ...cluster(true)],
  good: {
    'without a public address': [...network(), group([anywhere(5439)]), ...cluster(false)],
    'behind a closed group': [...network(), group([]), ...cluster(true)],
  },
  fix: /tcp 5439/,
  over: ['Internet', 'facts'],
});
