import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { rootCredentials } from './root-credentials';

const settings = (summary?: Record<string, number>) =>
  resourceOf('AWS::IAM::AccountSettings', { id: 'account', region: 'global', data: { summary } });

tryKind(rootCredentials, {
  bad: [settings({ AccountAccessKeysPresent: 1, AccountMFAEnabled: 1 })],
  good: {
    'without keys and with a second factor': [settings({ AccountAccessKeysPresent: 0, AccountMFAEnabled: 1 })],
    'where nobody could look': [settings()],
  },
  fix: /Delete the access keys/,
  over: ['Leaked credential', 'Root user'],
});
