import { defineCheck } from '../define-check';
import { eventNeeds, eventReads, judgeSubscriptions, subscriptionRemedy } from '../shared/database-events';
import { withInstance } from '../shared/databases';

const categories = ['configuration change', 'failure', 'maintenance'];

export const check = defineCheck({
  id: 'rds/instance-events-subscribed',
  title: 'Somebody is told when RDS instances fail or change',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: eventNeeds('rds:DescribeDBInstances'),
  reads: eventReads,
  why: 'RDS says when an instance fails, is maintained or gets another configuration, but without a subscription nobody hears it.',
  remedy: subscriptionRemedy('db-instance', categories),
  aliases: { prowler: ['rds_instance_critical_event_subscription'], securityHub: ['RDS.20'] },
  requirements: { fsbp: ['RDS.20'] },
  evaluate: ({ id, data }, snapshot) => withInstance(data, () => judgeSubscriptions({ kind: 'db-instance', id }, categories, snapshot)),
});
