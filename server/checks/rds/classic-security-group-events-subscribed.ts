import { defineCheck, notApplicable } from '../define-check';
import { eventNeeds, eventReads, judgeSubscriptions, subscriptionRemedy } from '../shared/database-events';
import { withInstance } from '../shared/databases';

const categories = ['configuration change', 'failure'];

export const check = defineCheck({
  id: 'rds/classic-security-group-events-subscribed',
  title: 'Somebody is told when database security groups change',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: eventNeeds('rds:DescribeDBInstances'),
  reads: eventReads,
  why: "Outside of a VPC, RDS's own security groups decide who reaches the database; a rule too many goes unnoticed.",
  remedy: subscriptionRemedy('db-security-group', categories),
  aliases: { prowler: ['rds_instance_event_subscription_security_groups'], securityHub: ['RDS.22'] },
  requirements: { fsbp: ['RDS.22'] },
  evaluate: ({ data }, snapshot) =>
    withInstance(data, ({ DBSecurityGroups }) => {
      const groups = (DBSecurityGroups ?? []).flatMap(({ DBSecurityGroupName }) => DBSecurityGroupName ?? []);
      const verdicts = groups.map((id) => judgeSubscriptions({ kind: 'db-security-group', id }, categories, snapshot));
      return (
        verdicts.find(({ status }) => status === 'fail') ?? verdicts[0] ?? notApplicable('No database security group guards the instance')
      );
    }),
});
