import { defineCheck } from '../define-check';
import { judgeServiceUse, serviceUseNeeds } from '../shared/service-use';

export const check = defineCheck({
  id: 'iam/user-bedrock-access-used',
  title: 'Users who may work with Bedrock do so',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: serviceUseNeeds,
  why: 'Calls of models are billed by the token, and stolen keys are sold for them. A permission that nobody uses only serves whoever steals the key.',
  remedy: {
    text: 'Take the permission away: narrow the policy, or move the user to a group that does not carry it. Who needs it now and then gets a role to assume for it.',
    console: 'IAM → Users → the user → Last Accessed, which also names the policies that allow the service.',
    cli: 'aws iam generate-service-last-accessed-details --arn <user arn>\naws iam get-service-last-accessed-details --job-id <job id>',
  },
  differs:
    'Permissions that only look (Get, List, Describe) do not count: they cost nothing and start nothing. Administrators do. Who is new has the same time to begin.',
  aliases: { prowler: ['iam_user_access_not_stale_to_bedrock'] },
  parameters: {
    days: {
      default: 60,
      min: 1,
      max: 400,
      description: 'After how many days without use the permission is stale',
      source: 'Usual threshold for model access; FedRAMP Moderate and NIST 800-53 r4 readings take 90 days',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 60 } }) => judgeServiceUse(data, 'bedrock', days, now),
});
