import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { open } from '../testing/world';
import { keyOpenData } from './key-open-data';

const key = (policy: string, Enabled = true) =>
  resourceOf('AWS::KMS::Key', { id: 'k-1', data: { KeyId: 'k-1', Enabled, aliases: ['alias/ledger'], policy } });

tryKind(keyOpenData, {
  bad: [key(open('kms:Decrypt', '*'))],
  good: {
    'for encryption only': [key(open('kms:Encrypt', '*'))],
    'once it is disabled': [key(open('kms:Decrypt', '*'), false)],
  },
  fix: /who may use it/,
  over: ['Any AWS account', 'k-1'],
});
