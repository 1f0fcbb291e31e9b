import { defineCheck } from '../define-check';
import { judgePublicDatabase, publicDatabaseNeeds, publicDatabaseReads } from '../shared/public-database';
import { warehouseSetting, withWarehouse } from '../shared/warehouses';

/** Like other tools, this asks for an address, a rule and a route; AWS FSBP Redshift.1, for no more than the address: see cluster-not-public. */
export const check = defineCheck({
  id: 'redshift/cluster-not-open-to-internet',
  title: 'Redshift clusters cannot be reached from the internet',
  severity: 'critical',
  resourceType: 'AWS::Redshift::Cluster',
  needs: ['redshift:DescribeClusters', 'redshift:DescribeClusterSubnetGroups', ...publicDatabaseNeeds],
  reads: [{ type: 'AWS::Redshift::ClusterSubnetGroup', scope: 'region' }, ...publicDatabaseReads],
  why: 'A public address, a route and an open rule together let everybody on the internet try passwords on all that a company knows about itself.',
  remedy: warehouseSetting({
    text: 'Take the rule away that lets everybody in, then the public address. Let people and tools in by a VPN or a managed VPC endpoint.',
    options: '--no-publicly-accessible',
    terraform: 'publicly_accessible = false',
    cloudformation: 'PubliclyAccessible: false',
  }),
  aliases: { prowler: ['redshift_cluster_public_access'] },
  evaluate: ({ data }, snapshot) =>
    withWarehouse(data, ({ PubliclyAccessible, Endpoint, VpcId, VpcSecurityGroups, ClusterSubnetGroupName = '' }) => {
      const group = snapshot.get('AWS::Redshift::ClusterSubnetGroup', ClusterSubnetGroupName)?.data;
      return judgePublicDatabase(
        {
          publiclyAccessible: PubliclyAccessible,
          port: Endpoint?.Port,
          vpcId: VpcId || group?.VpcId,
          groupIds: (VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
          subnetIds: (group?.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
        },
        'cluster',
        snapshot,
      );
    }),
});
