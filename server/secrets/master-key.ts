import { createHash } from 'node:crypto';
import { decrypt, encrypt } from './gcm';
import { associatedData, type SecretPlace } from './place';
import { IV_BYTES, TAG_BYTES } from './sealed-value';

/** Wraps the data keys of secrets; never touches a secret itself. */
export interface MasterKey {
  /** Stored beside each secret that it wraps: letters, digits and `:/_-`. */
  readonly id: string;
  wrap(dataKey: Buffer, place: SecretPlace): Promise<Buffer>;
  /** @throws Error when this key did not wrap it for this place. */
  unwrap(wrapped: Buffer, place: SecretPlace): Promise<Buffer>;
}

const PURPOSE = 'cloudlens data key';

/** A master key that lies in our memory. Its id is a fingerprint, so a ring finds the right one without asking. */
export function localKey(bytes: Buffer): MasterKey {
  const id = `local:${createHash('sha256').update('cloudlens master key id\0').update(bytes).digest('hex').slice(0, 16)}`;
  const aad = (place: SecretPlace) => associatedData(PURPOSE, place, id);
  return {
    id,
    wrap: async (dataKey, place) => {
      const { iv, tag, ciphertext } = encrypt(bytes, dataKey, aad(place));
      return Buffer.concat([iv, tag, ciphertext]);
    },
    unwrap: async (wrapped, place) =>
      decrypt(
        bytes,
        {
          iv: wrapped.subarray(0, IV_BYTES),
          tag: wrapped.subarray(IV_BYTES, IV_BYTES + TAG_BYTES),
          ciphertext: wrapped.subarray(IV_BYTES + TAG_BYTES),
        },
        aad(place),
      ),
  };
}
