import type { SecretKind } from './types';

interface Form {
  kind: SecretKind;
  /** In words, for a sentence. */
  words: string;
  /** Global: every place in a text. The first group, where there is one, is what must be no placeholder. */
  pattern: RegExp;
  /** Characters at the beginning that every value of the form has: they may be shown. */
  open: number;
}

/**
 * Values that are secrets whatever they are called. Sources: the issuers' own pages on the formats of their tokens; patterns ask for
 * the full length, so that a mention of a prefix is none.
 */
export const forms: readonly Form[] = [
  { kind: 'private-key', words: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g, open: 10 },
  { kind: 'aws-access-key', words: 'an AWS access key', pattern: /\b((?:AKIA|ASIA)[A-Z2-7]{16})\b/g, open: 4 },
  { kind: 'github-token', words: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/g, open: 4 },
  { kind: 'gitlab-token', words: 'a GitLab token', pattern: /\bgl(?:pat|ptt|dt|rt|cbt)-[A-Za-z0-9_-]{20,}/g, open: 6 },
  { kind: 'slack-token', words: 'a Slack token', pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g, open: 5 },
  {
    kind: 'slack-webhook',
    words: 'a Slack webhook',
    pattern: /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{20,}/g,
    open: 33,
  },
  { kind: 'stripe-key', words: 'a Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/g, open: 8 },
  { kind: 'google-api-key', words: 'a Google API key', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g, open: 4 },
  { kind: 'sendgrid-key', words: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g, open: 3 },
  { kind: 'twilio-key', words: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/g, open: 2 },
  { kind: 'anthropic-key', words: 'an Anthropic key', pattern: /\bsk-ant-[A-Za-z0-9_-]{32,}/g, open: 7 },
  { kind: 'openai-key', words: 'an OpenAI key', pattern: /\bsk-(?:proj-|svcacct-)?(?!ant-)[A-Za-z0-9_-]{32,}/g, open: 3 },
  { kind: 'npm-token', words: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, open: 4 },
  { kind: 'pypi-token', words: 'a PyPI token', pattern: /\bpypi-AgE[A-Za-z0-9_-]{40,}/g, open: 5 },
  { kind: 'docker-token', words: 'a Docker token', pattern: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/g, open: 9 },
  { kind: 'hugging-face-token', words: 'a Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{34}\b/g, open: 3 },
  { kind: 'digitalocean-token', words: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/g, open: 7 },
  { kind: 'shopify-token', words: 'a Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/g, open: 6 },
  { kind: 'databricks-token', words: 'a Databricks token', pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g, open: 4 },
  { kind: 'new-relic-key', words: 'a New Relic key', pattern: /\bNRAK-[A-Z0-9]{27}\b/g, open: 5 },
  { kind: 'vault-token', words: 'a Vault token', pattern: /\bhv[sb]\.[A-Za-z0-9_-]{24,}/g, open: 4 },
  { kind: 'atlassian-token', words: 'an Atlassian token', pattern: /\bATATT3[A-Za-z0-9_=-]{60,}/g, open: 6 },
  { kind: 'telegram-token', words: 'a Telegram token', pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g, open: 0 },
  { kind: 'azure-storage-key', words: 'an Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g, open: 11 },
  {
    kind: 'signed-token',
    words: 'a signed token',
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
    open: 3,
  },
  {
    kind: 'address-with-password',
    words: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>]*:([^\s/@"'<>]+)@/gi,
    open: 0,
  },
];

const others: Partial<Record<SecretKind, string>> = {
  'named-secret': 'a value under a telling name',
  'random-value': 'a random value under a name that hints at a secret',
};

/** A kind in words, as in 'looks like …'. */
export const wordsOf = (kind: SecretKind): string => others[kind] ?? forms.find((form) => form.kind === kind)?.words ?? kind;
