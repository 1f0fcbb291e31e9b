import type { KmsKey } from '@/server/collect/kms/types';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf, testAccount } from './testing';

/** What KMS puts on a new key: the account decides by IAM who may do what. */
export const ownRoot = {
  Sid: 'Root',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${testAccount}:root` },
  Action: 'kms:*',
  Resource: '*',
};

/** A symmetric key in use, rotating, with the default policy; `data` says what differs. */
export function keyOf(data: Partial<KmsKey> = {}, gaps: Gap[] = []): Resource<'AWS::KMS::Key'> {
  return resourceOf('AWS::KMS::Key', {
    id: '0a1b',
    gaps,
    data: {
      KeyId: '0a1b',
      KeyManager: 'CUSTOMER',
      KeyState: 'Enabled',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
      Origin: 'AWS_KMS',
      MultiRegion: false,
      aliases: ['alias/shop'],
      rotation: { enabled: true, periodInDays: 365 },
      policy: JSON.stringify({ Version: '2012-10-17', Statement: [ownRoot] }),
      ...data,
    },
  });
}
