import { crossAccountGrants } from '@/server/aws/policy/questions';
import { defineCheck } from '../define-check';
import { functionPolicyNeeds, judgeFunctionPolicy } from '../shared/lambda-policy';
import { some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'lambda/function-no-cross-account-access',
  title: 'Lambda functions are called from their own account only',
  severity: 'medium',
  resourceType: 'AWS::Lambda::Function',
  needs: functionPolicyNeeds,
  why: 'Whoever takes over the other account runs the code here, with the rights of its role and with input of their choosing.',
  remedy: {
    text: 'Take away statements for accounts that no longer need the function. Let the others take on a role here, or send events through a queue or a bus.',
    console: 'Lambda → Functions → the function → Configuration → Permissions → Resource-based policy statements.',
    cli: 'aws lambda remove-permission --function-name <function> --statement-id <statement-id>',
  },
  aliases: {},
  evaluate: ({ data }, _, { account, partition }) =>
    judgeFunctionPolicy(
      data,
      { account, partition },
      {
        ask: crossAccountGrants,
        found: (grants) => `Other accounts may call it: ${some([...new Set(grants.flatMap(({ accounts }) => accounts))])}`,
        none: 'The policy names no other account',
      },
    ),
});
