import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { stackNeeds, withStack } from '../shared/stacks';

/** What each bad end means. */
const bad: Readonly<Record<string, string>> = {
  CREATE_FAILED: 'The stack could not be made',
  ROLLBACK_COMPLETE: 'The stack could not be made, and can only be deleted',
  ROLLBACK_FAILED: 'The stack could not be made, and leftovers remain',
  DELETE_FAILED: 'The stack could not be deleted, and leftovers remain',
  UPDATE_FAILED: 'The last update stopped halfway',
  UPDATE_ROLLBACK_COMPLETE: 'The last update failed and was rolled back',
  UPDATE_ROLLBACK_FAILED: 'The last update failed, and so did rolling it back',
  IMPORT_ROLLBACK_COMPLETE: 'The last import failed and was rolled back',
  IMPORT_ROLLBACK_FAILED: 'The last import failed, and so did rolling it back',
};

export const check = defineCheck({
  id: 'cloudformation/stack-not-failed',
  title: 'CloudFormation stacks are not left in a failed state',
  severity: 'medium',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'What runs is not what the template says: a fix that was meant to be live is not, and some failed stacks refuse every further update.',
  remedy: {
    text: 'Look up in the events which resource failed and why, mend that, and update again. A failed rollback must be continued, and a stack that was never made must be deleted first.',
    console: 'CloudFormation → Stacks → the stack → Events.',
    cli: 'aws cloudformation continue-update-rollback --stack-name <stack>',
  },
  aliases: {},
  evaluate: ({ data }) =>
    withStack(data, ({ StackStatus, LastUpdatedTime }) => {
      if (!StackStatus) return unknown('Not known: AWS did not tell the state of the stack');
      // The reason that AWS gives may quote parameters, so it stays out.
      const evidence = { status: StackStatus, lastUpdatedAt: LastUpdatedTime?.toISOString() ?? null };
      const what = bad[StackStatus];
      if (what) return fail(what, evidence);
      if (StackStatus.endsWith('_IN_PROGRESS') && !StackStatus.includes('CLEANUP'))
        return notApplicable('The stack is being changed', evidence);
      return pass('The last change of the stack went through', evidence);
    }),
});
