import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { keyFacts, keyNames, userReportNeeds, withActiveKeys } from '../shared/credential-report';
import { toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/user-no-initial-access-key',
  title: 'Console users get access keys only when they need them',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'Keys handed out together with the user, as a precaution, lie about unused and unwatched, and work for whoever finds them.',
  remedy: {
    text: 'Delete the key. If the person does need one, they make it themselves; better still, they use short-lived credentials of a role.',
    cli: 'aws iam list-access-keys --user-name <user>\naws iam delete-access-key --user-name <user> --access-key-id <access-key-id>',
  },
  aliases: { prowler: ['iam_user_no_setup_initial_access_key'] },
  requirements: { 'cis-3.0': ['1.11'], 'cis-5.0': ['1.10'] },
  parameters: {
    minutes: {
      default: 10,
      min: 1,
      max: 1440,
      description: 'How long after the user a key still counts as made together with it, in minutes',
      source: 'Our reading of CIS 5.0 1.10',
    },
  },
  evaluate: ({ data }, _snapshot, { parameters: { minutes = 10 } }) =>
    withActiveKeys(data, (keys, { passwordEnabled, userCreationTime }) => {
      if (passwordEnabled === null) return unknown('The credential report does not tell whether the user has a password');
      if (!passwordEnabled) return notApplicable('The user has no console password, so keys are what it is for');
      const unused = keys.filter(({ lastUsedDate }) => lastUsedDate === null);
      if (unused.length === 0) return pass('Every active access key has been used', { keys: keyFacts(keys) });
      const created = toDate(userCreationTime) ?? toDate(data.CreateDate);
      if (!created) return unknown('AWS did not tell when the user was made');
      const initial = unused.filter(({ lastRotated }) => {
        const made = toDate(lastRotated);
        return made !== undefined && made.getTime() - created.getTime() <= minutes * 60_000;
      });
      const evidence = { userCreated: created.toISOString(), keys: keyFacts(keys) };
      if (initial.length === 0) return pass('No access key was made together with the user and left unused', evidence);
      return fail(`${keyNames(initial)}: made together with the user and never used`, evidence);
    }),
});
