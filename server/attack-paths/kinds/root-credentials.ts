import type { Resource } from '@/server/collect/types';
import { type Cut, definePathKind, thief, wholeAccount } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

type Settings = Resource<'AWS::IAM::AccountSettings'>;

export const rootCredentials = definePathKind({
  id: 'root-credentials',
  title: 'Root user with access keys, or without a second factor',
  about: 'No policy holds the root user back. One leaked key or password of it is the account, with its backups and its bills.',
  entry: 'Root user',
  target: 'Account',
  needs: ['iam:GetAccountSummary'],
  reads: ['AWS::IAM::AccountSettings'],
  find: (land) =>
    land.list('AWS::IAM::AccountSettings').flatMap((settings) => {
      const { summary } = settings.data;
      if (!summary) return [];
      const hasKeys = (summary.AccountAccessKeysPresent ?? 0) > 0;
      const hasMfa = (summary.AccountMFAEnabled ?? 0) > 0;
      if (!hasKeys && hasMfa) return [];
      const entry = { id: settings.arn, type: settings.type, name: 'Root user', region: 'global' };
      const why = hasKeys
        ? 'It has access keys, which work from everywhere without a second factor'
        : 'Its password is all that is asked for: it has no second factor';
      return [
        {
          title: hasKeys ? 'An access key of the root user is the whole account' : 'The password of the root user is the whole account',
          start: thief,
          entry,
          steps: [
            { to: entry, why, cuts: [cutFor(settings, hasKeys)] },
            { to: wholeAccount(land), why: 'No policy holds the root user back' },
          ],
          blast: land.size,
          factors: {
            exposure: factor(exposures.leaked, 'Who gets hold of the key or the password'),
            exploitability: factor(exploitabilities.open, 'Nothing else is asked for'),
            impact: factor(impacts.account, 'The whole account is lost'),
          },
        },
      ];
    }),
});

/** With access keys, a second factor alone breaks nothing: both are put right. */
const cutFor = (settings: Settings, hasKeys: boolean): Cut => ({
  text: hasKeys ? 'Delete the access keys of the root user, and give it a second factor' : 'Give the root user a second factor',
  cost: 1,
  on: settings.arn,
  checkId: hasKeys ? 'iam/root-no-access-keys' : 'iam/root-mfa-enabled',
  changes: [
    {
      arn: settings.arn,
      to: (data: Settings['data']) => ({ ...data, summary: { ...data.summary, AccountAccessKeysPresent: 0, AccountMFAEnabled: 1 } }),
    },
  ],
});
