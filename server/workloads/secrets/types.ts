/** What a secret is, as far as its form or its name tells. */
export type SecretKind =
  | 'private-key'
  | 'aws-access-key'
  | 'github-token'
  | 'gitlab-token'
  | 'slack-token'
  | 'slack-webhook'
  | 'stripe-key'
  | 'google-api-key'
  | 'sendgrid-key'
  | 'twilio-key'
  | 'openai-key'
  | 'anthropic-key'
  | 'npm-token'
  | 'pypi-token'
  | 'docker-token'
  | 'hugging-face-token'
  | 'digitalocean-token'
  | 'shopify-token'
  | 'databricks-token'
  | 'new-relic-key'
  | 'vault-token'
  | 'atlassian-token'
  | 'telegram-token'
  | 'azure-storage-key'
  | 'signed-token'
  | 'address-with-password'
  | 'named-secret'
  | 'random-value';

/** One find. Nothing in it tells the secret: it may be stored and shown. */
export interface SecretHit {
  kind: SecretKind;
  /** Where, for a person: `DB_PASSWORD`, `line 12, DB_PASSWORD`, `container web, DB_PASSWORD`. */
  place: string;
  /** The part of the value that is the same for everybody, and its length: `ghp_*** (40 characters)`. */
  masked: string;
}
