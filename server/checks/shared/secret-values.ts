/** What a value looks like that is a secret whatever its name. */
const secretForms: readonly (readonly [what: string, form: RegExp])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/],
  ['a Slack token', /\bxox[abeprs]-[A-Za-z0-9-]{10,}/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]+@/i],
];

/** Names of things that are secret, unless they end in what tells where the secret is or what it is called. */
const secretName = /passw(?:or)?d|passphrase|secret|api_?key|access_?key|private_?key|auth_?token|access_?token|bearer_?token|credential/i;
const pointer =
  /(?:arn|name|id|ids|path|url|uri|endpoint|alias|version|region|bucket|policy|role|group|table|topic|queue|length|rotation|days|enabled|parameter|store|ref|prefix|file|type|manager)$/i;

/** Values that name a secret instead of telling it. */
const reference = /^(?:arn:|\{\{resolve:|https?:\/\/|s3:\/\/|\/|alias\/)/i;
const harmless = /^(?:true|false|yes|no|none|null|enabled|disabled|n\/a|\d{1,4}|\*+)$/i;

/**
 * Why a named value looks like a secret, in words; null when it does not. Guesses: a form that is known, or a telling name with a
 * value of eight characters or more that is no reference.
 */
export function secretIn(name: string, value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  const form = secretForms.find(([, pattern]) => pattern.test(text));
  if (form) return form[0];
  const isTelling = secretName.test(name) && !pointer.test(name);
  return isTelling && text.length >= 8 && !reference.test(text) && !harmless.test(text) ? 'a value under a telling name' : null;
}
