import { randomBytes } from 'node:crypto';
import { env } from '../env';
import { decrypt, encrypt } from './gcm';
import { type KeyRing, makeKeyRing } from './key-ring';
import type { MasterKey } from './master-key';
import { associatedData, describePlace, type SecretPlace } from './place';
import { readSealed, type SealedValue, writeSealed } from './sealed-value';

const PURPOSE = 'cloudlens secret';

/** A secret that cannot be opened. The message names its place and the key that is missing, never a value. */
export class SealedSecretError extends Error {
  override readonly name = 'SealedSecretError';
}

let cached: { settings: string; ring: KeyRing } | undefined;

/** The ring of ENCRYPTION_KEY and ENCRYPTION_KEY_PREVIOUS. */
export function keyRing(): KeyRing {
  const { ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS } = env();
  const settings = `${ENCRYPTION_KEY}\0${ENCRYPTION_KEY_PREVIOUS}`;
  if (cached?.settings !== settings) cached = { settings, ring: makeKeyRing(ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS) };
  return cached.ring;
}

/**
 * Encrypts a secret for one place: a random data key of its own encrypts it (AES-256-GCM), the current master key wraps that
 * data key. Store the result in a column declared with `sealed()`, in the row whose key is `rowId`.
 */
export async function sealSecret(place: SecretPlace, plaintext: string, ring = keyRing()): Promise<string> {
  const dataKey = randomBytes(32);
  const encrypted = encrypt(dataKey, Buffer.from(plaintext), associatedData(PURPOSE, place));
  const wrappedKey = await ring.current.wrap(dataKey, place);
  dataKey.fill(0);
  return writeSealed({ keyId: ring.current.id, wrappedKey, ...encrypted });
}

/**
 * The secret that was sealed for this place. Keep it in memory only for as long as it is used.
 * @throws SealedSecretError when the text was made for another place, was changed, or its master key is not on the ring
 */
export async function openSecret(place: SecretPlace, text: string, ring = keyRing()): Promise<string> {
  const value = parse(place, text);
  const dataKey = await unwrap(place, value, ring);
  try {
    return decrypt(dataKey, value, associatedData(PURPOSE, place)).toString();
  } catch (cause) {
    throw new SealedSecretError(`The secret in ${describePlace(place)} was changed, or belongs elsewhere.`, { cause });
  } finally {
    dataKey.fill(0);
  }
}

/** The same secret with its data key wrapped by the current master key. What it encrypts is not touched, nor seen. */
export async function rewrapSecret(place: SecretPlace, text: string, ring = keyRing()): Promise<string> {
  const value = parse(place, text);
  if (value.keyId === ring.current.id) return text;
  const dataKey = await unwrap(place, value, ring);
  const wrappedKey = await ring.current.wrap(dataKey, place);
  dataKey.fill(0);
  return writeSealed({ ...value, keyId: ring.current.id, wrappedKey });
}

function parse(place: SecretPlace, text: string): SealedValue {
  const value = readSealed(text);
  if (!value) throw new SealedSecretError(`What lies in ${describePlace(place)} is not a sealed secret.`);
  return value;
}

async function unwrap(place: SecretPlace, { keyId, wrappedKey }: SealedValue, ring: KeyRing): Promise<Buffer> {
  const key: MasterKey | undefined = ring.keys.get(keyId);
  if (!key)
    throw new SealedSecretError(
      `The secret in ${describePlace(place)} was sealed with the key ${keyId}, which is neither ENCRYPTION_KEY nor among ENCRYPTION_KEY_PREVIOUS.`,
    );
  try {
    return await key.unwrap(wrappedKey, place);
  } catch (cause) {
    throw new SealedSecretError(`The data key of the secret in ${describePlace(place)} could not be unwrapped by ${keyId}.`, { cause });
  }
}
