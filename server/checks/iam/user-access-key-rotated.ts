import { defineCheck, fail, pass, unknown } from '../define-check';
import { keyFacts, keyNames, userReportNeeds, withActiveKeys } from '../shared/credential-report';
import { isOlderThan, toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/user-access-key-rotated',
  title: 'Access keys are replaced within 90 days',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'Keys leak by laptops, logs and repositories without a trace; the older a key, the more copies of it there are.',
  remedy: {
    text: 'Make a second key, switch over what uses the old one, deactivate that, then delete it. Better, replace the key by a role.',
    cli: 'aws iam create-access-key --user-name <user>\naws iam update-access-key --user-name <user> --access-key-id <old-access-key-id> --status Inactive\naws iam delete-access-key --user-name <user> --access-key-id <old-access-key-id>',
  },
  aliases: { prowler: ['iam_rotate_access_key_90_days'], securityHub: ['IAM.3'] },
  requirements: { 'cis-3.0': ['1.14'], 'cis-5.0': ['1.13'], 'cis-7.0': ['2.12'], fsbp: ['IAM.3'] },
  parameters: {
    days: { default: 90, min: 1, max: 730, description: 'Longest life of an access key, in days', source: 'CIS 5.0 1.13' },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 90 } }) =>
    withActiveKeys(data, (keys) => {
      const evidence = { keys: keyFacts(keys) };
      const old = keys.filter(({ lastRotated }) => {
        const made = toDate(lastRotated);
        return made !== undefined && isOlderThan(made, days, now);
      });
      if (old.length > 0) return fail(`${keyNames(old)}: not replaced for more than ${days} days`, evidence);
      if (keys.some(({ lastRotated }) => !toDate(lastRotated)))
        return unknown('The credential report does not tell when a key was made', evidence);
      return pass('Every active access key is young enough', evidence);
    }),
});
