import { secretIn } from '@/server/workloads/secrets/detect';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { some } from '../shared/security-groups';
import { stackNeeds, withStack } from '../shared/stacks';

export const check = defineCheck({
  id: 'cloudformation/stack-outputs-no-secrets',
  title: 'Outputs of CloudFormation stacks hold no secrets',
  severity: 'critical',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'Outputs are shown in clear to everyone who may list stacks, which read-only roles and many tools may.',
  remedy: {
    text: 'Change the secret, for it was readable. Put the new one into Secrets Manager, and let the output give its ARN.',
    console: 'CloudFormation → Stacks → the stack → Outputs.',
    cloudformation: 'Outputs:\n  DatabaseSecretArn:\n    Value: !Ref <secret>',
  },
  aliases: { prowler: ['cloudformation_stack_outputs_find_secrets'] },
  evaluate: ({ data }) =>
    withStack(data, ({ Outputs }) => {
      const outputs = Outputs ?? [];
      if (outputs.length === 0) return notApplicable('The stack has no outputs');
      // Names and kinds only: the value must not spread further.
      const found = outputs.flatMap(({ OutputKey = '', OutputValue }) => {
        const what = secretIn(OutputKey, OutputValue);
        return what ? [{ output: OutputKey, looksLike: what }] : [];
      });
      return found.length > 0
        ? fail(`Outputs look like secrets: ${some(found.map(({ output }) => output))}`, { outputs: found })
        : pass('No output looks like a secret', { outputs: outputs.length });
    }),
});
