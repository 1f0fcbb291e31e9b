import { defineCheck } from '../define-check';
import { eventNeeds, eventReads, judgeSubscriptions, subscriptionRemedy } from '../shared/database-events';
import { withCluster } from '../shared/databases';

const categories = ['failure', 'maintenance'];

export const check = defineCheck({
  id: 'rds/cluster-events-subscribed',
  title: 'Somebody is told when RDS clusters fail or are maintained',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: eventNeeds('rds:DescribeDBClusters'),
  reads: eventReads,
  why: 'RDS says when a cluster fails over, breaks or is maintained, but without a subscription nobody hears it.',
  remedy: subscriptionRemedy('db-cluster', categories),
  aliases: { prowler: ['rds_cluster_critical_event_subscription'], securityHub: ['RDS.19'] },
  requirements: { fsbp: ['RDS.19'] },
  evaluate: ({ id, data }, snapshot) => withCluster(data, () => judgeSubscriptions({ kind: 'db-cluster', id }, categories, snapshot)),
});
