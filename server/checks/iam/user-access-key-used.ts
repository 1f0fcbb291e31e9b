import { defineCheck, fail, pass, unknown } from '../define-check';
import { keyFacts, keyLastSeen, keyNames, userReportNeeds, withActiveKeys } from '../shared/credential-report';
import { isOlderThan } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/user-access-key-used',
  title: 'Access keys that nobody uses are switched off',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'A forgotten key still works for whoever finds it, and nobody would miss it or notice its use.',
  remedy: {
    text: 'Deactivate the key, wait a week or two for complaints, then delete it.',
    cli: 'aws iam update-access-key --user-name <user> --access-key-id <access-key-id> --status Inactive\naws iam delete-access-key --user-name <user> --access-key-id <access-key-id>',
  },
  aliases: { prowler: ['iam_user_accesskey_unused'], securityHub: ['IAM.22', 'IAM.8'] },
  requirements: { 'cis-3.0': ['1.12'], 'cis-5.0': ['1.11'], 'cis-7.0': ['2.11'], fsbp: ['IAM.8', 'IAM.22'] },
  parameters: {
    days: { default: 45, min: 1, max: 365, description: 'After how many days without use a key counts as unused', source: 'CIS 5.0 1.11' },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 45 } }) =>
    withActiveKeys(data, (keys) => {
      const evidence = { keys: keyFacts(keys) };
      const unused = keys.filter((key) => {
        const seen = keyLastSeen(key);
        return seen !== undefined && isOlderThan(seen, days, now);
      });
      if (unused.length > 0) return fail(`${keyNames(unused)}: active, and not used for more than ${days} days`, evidence);
      if (keys.some((key) => !keyLastSeen(key)))
        return unknown('The credential report tells neither when a key was made nor when it was used', evidence);
      return pass('Every active access key was used, or made, lately', evidence);
    }),
});
