import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { clusterNeeds, isServerlessV1, replicaSource, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-backtrack',
  title: 'Aurora MySQL clusters can be wound back',
  severity: 'low',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'After a wrong DELETE, winding the cluster back takes minutes; restoring a backup into a new cluster takes hours.',
  remedy: {
    text: 'Backtrack can only be chosen when a cluster is made: restore or clone the cluster with a backtrack window, and move the applications over.',
    console: 'RDS → Databases → the cluster → Actions → Restore to point in time → Enable Backtrack.',
    cli: 'aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier <cluster> --db-cluster-identifier <new-cluster> --use-latest-restorable-time --backtrack-window 86400',
    terraform: 'resource "aws_rds_cluster" "this" {\n  backtrack_window = 86400\n}',
    cloudformation: 'BacktrackWindow: 86400',
  },
  aliases: { prowler: ['rds_cluster_backtrack_enabled'], securityHub: ['RDS.14'] },
  requirements: { fsbp: ['RDS.14'] },
  evaluate: ({ data }) =>
    withCluster(data, (cluster) => {
      // AWS leaves the window out where there is none.
      const { Engine, BacktrackWindow = 0 } = cluster;
      if (Engine !== 'aurora-mysql' && Engine !== 'aurora') return notApplicable('Only Aurora MySQL can be wound back');
      if (isServerlessV1(cluster)) return notApplicable('Aurora Serverless v1 cannot be wound back');
      const source = replicaSource(cluster);
      if (source) return notApplicable(`The cluster is a replica of ${source}`);
      const evidence = { windowSeconds: BacktrackWindow };
      return BacktrackWindow > 0 ? pass('The cluster can be wound back', evidence) : fail('The cluster cannot be wound back', evidence);
    }),
});
