import { defineCheck } from '../define-check';
import { judgeServiceUse, serviceUseNeeds } from '../shared/service-use';

export const check = defineCheck({
  id: 'iam/user-sagemaker-access-used',
  title: 'Users who may work with SageMaker do so',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: serviceUseNeeds,
  why: 'SageMaker starts machines that cost hundreds a day, with roles that reach the data. A permission that nobody uses only serves whoever steals the key.',
  remedy: {
    text: 'Take the permission away: narrow the policy, or move the user to a group that does not carry it. Who needs it now and then gets a role to assume for it.',
    console: 'IAM → Users → the user → Last Accessed, which also names the policies that allow the service.',
    cli: 'aws iam generate-service-last-accessed-details --arn <user arn>\naws iam get-service-last-accessed-details --job-id <job id>',
  },
  differs:
    'Permissions that only look (Get, List, Describe) do not count: they cost nothing and start nothing. Administrators do. Who is new has the same time to begin.',
  aliases: { prowler: ['iam_user_access_not_stale_to_sagemaker'] },
  parameters: {
    days: {
      default: 90,
      min: 1,
      max: 400,
      description: 'After how many days without use the permission is stale',
      source: 'Common threshold for unused access',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 90 } }) => judgeServiceUse(data, 'sagemaker', days, now),
});
