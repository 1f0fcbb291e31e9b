/** Values that name a secret, or take it from somewhere, instead of telling it. */
const reference =
  /^(?:arn:|\{\{|\$|%[A-Za-z_]\w*%$|@\{|#\{|\$?\(|<[^>]*>?$|https?:\/\/|s3:\/\/|\.{1,2}\/|~\/|[A-Za-z]:\\|file:|alias\/|env:|vault:|ssm:|secretsmanager:|aws\/|!(?:Ref|Sub|GetAtt|ImportValue)\b|Fn::|kms:)/i;

const harmless =
  /^(?:true|false|yes|no|none|null|nil|undefined|default|required|optional|enabled|disabled|string|securestring|n\/a|-?\d{1,9}(?:\.\d+)?[smhd]?|[*•.x_-]+)$/i;

/** What people write where the secret will stand. */
const placeholder =
  /^(?:your[-_ ]|my[-_ ]?(?:password|secret|token|key)$|(?:replace|change)[-_ ]?(?:me|this|it)|change[-_ ]?it|insert[-_ ]|enter[-_ ]|put[-_ ]|todo|tbd|fixme|dummy|redacted|placeholder|example|sample|masked|hidden|secret$|password$|passw0rd$|x{4,})|(?:placeholder|redacted|changeme|_here|-here)$|EXAMPLE(?:KEY)?$/i;

/** A call, a member of an object: code that gets the secret from elsewhere. */
const code = /^[A-Za-z_$][\w$]*(?:(?:\.|::|->)[A-Za-z_$][\w$]*)+(?:[([].*)?$|^[\w$.]+\(|^\[/;

const uuid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
/** MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. */
const hash = /^(?:(?:md5|sha\d+)[:-])?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const digest = /^(?:md5|sha(?:1|224|256|384|512))[:-]/i;

export const isUuid = (value: string): boolean => uuid.test(value);
export const isHash = (value: string): boolean => hash.test(value);

/** Code that gets a secret from elsewhere. A password may look like that, too: ask only of what stands in a text without quotes. */
export const isCode = (value: string): boolean => code.test(value);

/** A path. Keys in base64 may begin with a slash, but do not go on like one. */
const isPath = (value: string): boolean => value.startsWith('/') && !(looksRandom(value) && /[A-Z]/.test(value) && value.length >= 32);

/** Whether a value only points at a secret, stands in for one, or is too ordinary to be one. */
export const isPlain = (value: string): boolean =>
  reference.test(value) || harmless.test(value) || placeholder.test(value) || digest.test(value) || isPath(value);

/** Bits a character by how often each occurs: a word has about 2.5, a random text of 20 letters and digits more than 3.5. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Letters and digits in a mixture that nobody would write by hand, in one piece. */
export const looksRandom = (value: string): boolean =>
  value.length >= 16 && /^[A-Za-z0-9+/=_.~!@#$%^&*-]+$/.test(value) && /[A-Za-z]/.test(value) && /\d/.test(value) && entropy(value) >= 3.4;
