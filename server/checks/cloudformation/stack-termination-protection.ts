import { defineCheck, fail, pass, unknown } from '../define-check';
import { stackNeeds, withRootStack } from '../shared/stacks';

export const check = defineCheck({
  id: 'cloudformation/stack-termination-protection',
  title: 'CloudFormation stacks are protected from deletion',
  severity: 'medium',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'Deleting a stack deletes what it made, databases and buckets included, and takes just one wrong name.',
  remedy: {
    text: 'Turn termination protection on for stacks that matter. Whoever really wants to delete one has to turn it off first.',
    console: 'CloudFormation → Stacks → the stack → Stack actions → Edit termination protection.',
    cli: 'aws cloudformation update-termination-protection --stack-name <stack> --enable-termination-protection',
  },
  aliases: { prowler: ['cloudformation_stacks_termination_protection_enabled'] },
  evaluate: ({ data }) =>
    withRootStack(data, ({ terminationProtection }) => {
      if (terminationProtection === undefined) return unknown('Not known: AWS did not tell whether the stack is protected');
      return terminationProtection
        ? pass('The stack cannot be deleted until its protection is turned off', { terminationProtection })
        : fail('The stack can be deleted by a single call', { terminationProtection });
    }),
});
