import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'iam/root-no-access-keys',
  title: 'The root user has no access keys',
  severity: 'critical',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: ['iam:GetAccountSummary'],
  why: 'Nothing can limit the root user: whoever finds such a key in a repository or a backup owns the account, billing and all, without a second factor.',
  remedy: {
    text: 'Move what uses the key to a role, then sign in as root and delete the key.',
    console: 'Sign in as root → account menu → Security credentials → Access keys → Deactivate, then Delete.',
    cli: '# with the root key itself as credentials\naws iam delete-access-key --access-key-id <root access key id>',
  },
  aliases: { prowler: ['iam_no_root_access_key'], securityHub: ['IAM.4'] },
  requirements: { 'cis-3.0': ['1.4'], 'cis-5.0': ['1.3'], 'cis-7.0': ['2.4'], fsbp: ['IAM.4'] },
  evaluate: ({ data: { summary } }) => {
    const keys = summary?.AccountAccessKeysPresent;
    if (keys === undefined) return unknown('AWS did not tell whether the root user has access keys');
    const evidence = { rootAccessKeys: keys };
    return keys > 0 ? fail('The root user has an access key', evidence) : pass('The root user has no access key', evidence);
  },
});
