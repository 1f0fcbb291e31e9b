import { kmsKey } from './kms-key';
import { localKey, type MasterKey } from './master-key';
import { SettingError } from './setting-error';

export interface KeyRing {
  /** Wraps what is sealed from now on. */
  readonly current: MasterKey;
  /** Current and previous ones, by id. */
  readonly keys: ReadonlyMap<string, MasterKey>;
}

const KMS = 'aws-kms:';
const keyArn = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;

/** What ENCRYPTION_KEY may be; shown when it is something else. */
export const keySyntax = `32 random bytes in base64 (openssl rand -base64 32), or ${KMS}<ARN of a KMS key>`;

/**
 * @param text 32 bytes in base64 or hex, or `aws-kms:<ARN of the key>`. An alias is refused: pointed at another key, it would
 * make every secret unreadable.
 * @returns null when it is none of these
 */
export function parseMasterKey(text: string): MasterKey | null {
  if (text.startsWith(KMS)) {
    const arn = text.slice(KMS.length);
    return keyArn.test(arn) ? kmsKey(arn) : null;
  }
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  const isWhole = bytes.length === 32 && (text.length === 64 || bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, ''));
  return isWhole ? localKey(bytes) : null;
}

/** Several keys, as in ENCRYPTION_KEY_PREVIOUS: separated by commas or white space. */
export const keyTexts = (list: string): string[] => list.split(/[\s,]+/).filter(Boolean);

/** @throws SettingError naming the setting that is wrong, never its value. */
export function makeKeyRing(current: string, previous: string): KeyRing {
  const parse = (text: string, setting: string): MasterKey => {
    const key = parseMasterKey(text);
    if (!key) throw new SettingError(`${setting} is not a key: give ${keySyntax}.`);
    return key;
  };
  const first = parse(current, 'ENCRYPTION_KEY');
  const all = [first, ...keyTexts(previous).map((text) => parse(text, 'ENCRYPTION_KEY_PREVIOUS'))];
  // The first of equal ids wins, and equal ids are equal keys.
  return { current: first, keys: new Map(all.reverse().map((key) => [key.id, key])) };
}
