import { secretIn } from '@/server/workloads/secrets/detect';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { some } from '../shared/security-groups';
import { stackNeeds, withStack } from '../shared/stacks';

export const check = defineCheck({
  id: 'cloudformation/stack-parameters-no-secrets',
  title: 'Parameters of CloudFormation stacks show no secrets',
  severity: 'high',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'A parameter without NoEcho is shown in clear to everyone who may list stacks, and stays in the history of the stack.',
  remedy: {
    text: 'Change the secret, for it was readable. Let the template take the new one from Secrets Manager by a dynamic reference, or at least mark the parameter with NoEcho.',
    console: 'CloudFormation → Stacks → the stack → Parameters.',
    cloudformation:
      "Type: AWS::RDS::DBInstance\nProperties:\n  MasterUserPassword: '{{resolve:secretsmanager:<secret>:SecretString:password}}'",
  },
  aliases: {},
  evaluate: ({ data }) =>
    withStack(data, ({ Parameters }) => {
      const parameters = Parameters ?? [];
      if (parameters.length === 0) return notApplicable('The stack has no parameters');
      // Names and kinds only: the value must not spread further.
      const found = parameters.flatMap(({ ParameterKey = '', ParameterValue }) => {
        const what = secretIn(ParameterKey, ParameterValue);
        return what ? [{ parameter: ParameterKey, looksLike: what }] : [];
      });
      return found.length > 0
        ? fail(`Parameters look like secrets: ${some(found.map(({ parameter }) => parameter))}`, { parameters: found })
        : pass('No parameter looks like a secret', { parameters: parameters.length });
    }),
});
