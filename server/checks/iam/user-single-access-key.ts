import { defineCheck, fail, pass } from '../define-check';
import { keyFacts, userReportNeeds, withActiveKeys } from '../shared/credential-report';

export const check = defineCheck({
  id: 'iam/user-single-access-key',
  title: 'IAM users have one active access key at most',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'The second key is for the days of a rotation. Left active it doubles what can leak, and blocks the next rotation.',
  remedy: {
    text: 'See which key is still used, move its users to the other one, deactivate it, then delete it.',
    cli: 'aws iam get-access-key-last-used --access-key-id <access-key-id>\naws iam update-access-key --user-name <user> --access-key-id <access-key-id> --status Inactive',
  },
  aliases: { prowler: ['iam_user_two_active_access_key'] },
  requirements: { 'cis-3.0': ['1.13'], 'cis-5.0': ['1.12'] },
  evaluate: ({ data }) =>
    withActiveKeys(data, (keys) => {
      const evidence = { keys: keyFacts(keys) };
      return keys.length > 1 ? fail('The user has two active access keys', evidence) : pass('The user has one active access key', evidence);
    }),
});
