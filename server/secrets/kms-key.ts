import type { KMSClient } from '@aws-sdk/client-kms';
import type { MasterKey } from './master-key';
import { encryptionContext } from './place';

const clients = new Map<string, KMSClient>();

/** Loaded when a key is first used: most installations have none of this kind. */
async function kms(region: string) {
  const { DecryptCommand, EncryptCommand, KMSClient } = await import('@aws-sdk/client-kms');
  const client = clients.get(region) ?? new KMSClient({ region, maxAttempts: 3 });
  clients.set(region, client);
  return { client, DecryptCommand, EncryptCommand };
}

/**
 * A master key that never leaves AWS KMS. Needs kms:Encrypt and kms:Decrypt on it, and nothing else. The place goes along as
 * encryption context, so CloudTrail tells which secret was opened when.
 * @param arn of the key itself
 */
export function kmsKey(arn: string): MasterKey {
  const region = arn.split(':')[3] ?? '';
  return {
    id: `kms:${arn}`,
    wrap: async (dataKey, place) => {
      const { client, EncryptCommand } = await kms(region);
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({ KeyId: arn, Plaintext: dataKey, EncryptionContext: encryptionContext(place) }),
      );
      if (!CiphertextBlob) throw new Error('AWS KMS encrypted and answered nothing.');
      return Buffer.from(CiphertextBlob);
    },
    unwrap: async (wrapped, place) => {
      const { client, DecryptCommand } = await kms(region);
      const { Plaintext } = await client.send(
        new DecryptCommand({ KeyId: arn, CiphertextBlob: wrapped, EncryptionContext: encryptionContext(place) }),
      );
      if (!Plaintext) throw new Error('AWS KMS decrypted and answered nothing.');
      return Buffer.from(Plaintext);
    },
  };
}
