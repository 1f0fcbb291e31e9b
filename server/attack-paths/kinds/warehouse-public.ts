import { openDatabase, redshiftPlace } from '../entries/databases';
import { definePathKind } from '../found-path';
import { reachNeeds, reachReads } from '../reach/internet';

export const warehousePublic = definePathKind({
  id: 'warehouse-public',
  title: 'Data warehouse that the internet reaches',
  about:
    'A Redshift cluster has a public address, a route and an open rule: everybody can try passwords on all that a company knows about itself.',
  entry: 'Redshift cluster',
  target: 'Redshift cluster',
  needs: ['redshift:DescribeClusters', 'redshift:DescribeClusterSubnetGroups', ...reachNeeds],
  reads: ['AWS::Redshift::Cluster', 'AWS::Redshift::ClusterSubnetGroup', ...reachReads],
  find: (land) =>
    land.list('AWS::Redshift::Cluster').flatMap((cluster) =>
      openDatabase(cluster, redshiftPlace(cluster, land), land, {
        noun: 'data warehouse',
        checkId: 'redshift/cluster-not-public',
        weak: [],
      }),
    ),
});
