import { defineCheck, fail, pass, unknown } from '../define-check';
import { stackNeeds, withStack } from '../shared/stacks';

export const check = defineCheck({
  id: 'cloudformation/stack-not-drifted',
  title: 'CloudFormation stacks are as their templates say',
  severity: 'medium',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'Changes by hand bypass review, and the next update may undo them or fail because of them.',
  remedy: {
    text: 'Look up what differs. Bring wanted changes into the template and undo the others by updating the stack.',
    console: 'CloudFormation → Stacks → the stack → Stack actions → View drift results.',
    cli: 'aws cloudformation detect-stack-drift --stack-name <stack> && aws cloudformation describe-stack-resource-drifts --stack-name <stack> --stack-resource-drift-status-filters MODIFIED DELETED',
  },
  aliases: {},
  evaluate: ({ data }) =>
    withStack(data, ({ DriftInformation }) => {
      const { StackDriftStatus: status, LastCheckTimestamp } = DriftInformation ?? {};
      const evidence = { driftStatus: status ?? null, checkedAt: LastCheckTimestamp?.toISOString() ?? null };
      if (status === 'DRIFTED') return fail('Resources of the stack differ from its template', evidence);
      if (status === 'IN_SYNC') return pass('The resources of the stack were as its template says', evidence);
      return unknown(
        status === 'NOT_CHECKED' ? 'Not known: nobody has looked for drift since the last change' : 'Not known: AWS did not tell the drift',
        evidence,
      );
    }),
});
