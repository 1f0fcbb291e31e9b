import { defineCheck, notApplicable } from '../define-check';
import { eventNeeds, eventReads, judgeSubscriptions, subscriptionRemedy } from '../shared/database-events';

const categories = ['configuration change'];

export const check = defineCheck({
  id: 'rds/parameter-group-events-subscribed',
  title: 'Somebody is told when RDS parameter groups change',
  severity: 'low',
  resourceType: 'AWS::RDS::DBParameterGroup',
  needs: [...eventNeeds('rds:DescribeDBParameterGroups'), 'rds:DescribeDBInstances'],
  reads: eventReads,
  why: 'A changed parameter can switch off TLS or auditing for every database of the group, and nobody would notice.',
  remedy: subscriptionRemedy('db-parameter-group', categories),
  aliases: { prowler: ['rds_instance_event_subscription_parameter_groups'], securityHub: ['RDS.21'] },
  requirements: { fsbp: ['RDS.21'] },
  evaluate: ({ id }, snapshot) =>
    id.startsWith('default.')
      ? notApplicable("AWS's default parameter groups cannot be changed")
      : judgeSubscriptions({ kind: 'db-parameter-group', id }, categories, snapshot),
});
