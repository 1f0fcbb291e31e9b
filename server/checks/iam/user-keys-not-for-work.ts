import { defineCheck, fail, pass } from '../define-check';
import { keyNames, userReportNeeds, withActiveKeys } from '../shared/credential-report';

/** What somebody calls to manage the key itself, or to change it for credentials that end. As the credential report names them. */
const harmless = ['iam', 'sts'];

export const check = defineCheck({
  id: 'iam/user-keys-not-for-work',
  title: 'Work in AWS is done with temporary credentials, not with access keys',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'An access key works until somebody deletes it, from anywhere. Credentials of a role end within hours, so a leaked one is soon worth nothing.',
  remedy: {
    text: 'Give people IAM Identity Center and machines a role: an instance profile, an OIDC trust for pipelines, or IAM Roles Anywhere. Then delete the key.',
    console: 'IAM → Users → the user → Security credentials → Access keys.',
    cli: 'aws iam get-access-key-last-used --access-key-id <access-key-id>\naws iam delete-access-key --user-name <user> --access-key-id <access-key-id>',
  },
  differs: 'Not high: keys that are old, idle or too mighty are checks of their own, of this severity or above.',
  aliases: { prowler: ['iam_user_with_temporary_credentials'] },
  evaluate: ({ data }) =>
    withActiveKeys(data, (keys) => {
      const evidence = { keys: keys.map(({ slot, lastUsedService }) => ({ key: slot, lastUsedFor: lastUsedService })) };
      const working = keys.filter(({ lastUsedService }) => lastUsedService !== null && !harmless.includes(lastUsedService));
      if (working.length === 0) return pass('No active access key was last used for anything but IAM and STS', evidence);
      return fail(
        `${keyNames(working)}: last used for ${[...new Set(working.map(({ lastUsedService }) => lastUsedService))].join(' and ')}`,
        evidence,
      );
    }),
});
