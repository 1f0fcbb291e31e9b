import { createPublicKey } from 'node:crypto';

/** Which identity provider an installation uses and how, from its settings alone. Pure, for the server and for its start. */

export interface ClerkSettings {
  provider: 'clerk';
  publishableKey: string;
  /** Host name of Clerk's frontend API, out of the publishable key. */
  frontendHost: string;
  secretKey: string | undefined;
  /** RSA public key, PEM: with it no token needs the network. */
  jwtKey: string | undefined;
  jwksUrl: string;
  apiUrl: string;
  issuer: string;
  /** Empty: only our own address may be a token's audience, and a token may have none. */
  audiences: readonly string[];
  /** Origins whose tokens are believed, beside our own. */
  authorizedParties: readonly string[];
  webhookSecret: string | undefined;
}

export interface WorkosSettings {
  provider: 'workos';
  clientId: string;
  apiKey: string;
  issuers: readonly string[];
  jwksUrl: string;
  apiUrl: string;
  webhookSecret: string | undefined;
}

export type ProviderSettings = { provider: 'local' } | ClerkSettings | WorkosSettings;

/** A configuration that nobody can mean. The message names the settings, never their values. */
export class ProviderSettingsError extends Error {
  override readonly name = 'ProviderSettingsError';
}

type Settings = Readonly<Record<string, string | undefined>>;

const clerkNames = [
  'CLERK_PUBLISHABLE_KEY',
  'CLERK_SECRET_KEY',
  'CLERK_JWT_KEY',
  'CLERK_ISSUER',
  'CLERK_DOMAIN',
  'CLERK_JWKS_URL',
  'CLERK_API_URL',
  'CLERK_AUDIENCE',
  'CLERK_AUTHORIZED_PARTIES',
  'CLERK_WEBHOOK_SECRET',
] as const;
const workosNames = [
  'WORKOS_CLIENT_ID',
  'WORKOS_API_KEY',
  'WORKOS_ISSUER',
  'WORKOS_JWKS_URL',
  'WORKOS_API_URL',
  'WORKOS_WEBHOOK_SECRET',
] as const;

/**
 * The provider that the settings name: `local` when they name none.
 * @throws ProviderSettingsError when one is only half configured, when there are two, and when a value cannot be right
 */
export function readProviderSettings(settings: Settings): ProviderSettings {
  const text = (name: string): string | undefined => settings[name]?.trim() || undefined;
  const clerk = clerkNames.filter(text);
  const workos = workosNames.filter(text);
  const [oneClerk] = clerk;
  const [oneWorkos] = workos;
  if (oneClerk && oneWorkos) {
    throw new ProviderSettingsError(
      `Two identity providers are configured (${oneClerk} and ${oneWorkos}): keep the settings of one, CLERK_* or WORKOS_*.`,
    );
  }
  if (oneClerk) return readClerk(text, clerk);
  if (oneWorkos) return readWorkos(text, workos);
  return { provider: 'local' };
}

type Text = (name: string) => string | undefined;

function refuseHalf(vendor: string, missing: readonly string[], present: readonly string[]): void {
  if (missing.length === 0) return;
  throw new ProviderSettingsError(
    `${vendor} is only half configured: ${missing.join(' and ')} missing. Set ${missing.length > 1 ? 'them' : 'it'}, or remove ${present.join(', ')} to sign in with local accounts.`,
  );
}

function readClerk(text: Text, present: readonly string[]): ClerkSettings {
  const [publishableKey = '', secretKey, pem] = [text('CLERK_PUBLISHABLE_KEY'), text('CLERK_SECRET_KEY'), text('CLERK_JWT_KEY')];
  const missing = [...(publishableKey ? [] : ['CLERK_PUBLISHABLE_KEY']), ...(secretKey || pem ? [] : ['CLERK_SECRET_KEY'])];
  refuseHalf('Clerk', missing, present);
  if (secretKey && !/^sk_(test|live)_\S+$/.test(secretKey))
    throw new ProviderSettingsError("CLERK_SECRET_KEY is not a secret key of Clerk: it begins with 'sk_test_' or 'sk_live_'.");
  const frontendHost = hostOf(publishableKey);
  const issuer = (text('CLERK_ISSUER') ?? originOf(text('CLERK_DOMAIN') ?? frontendHost)).replace(/\/$/, '');
  return {
    provider: 'clerk',
    publishableKey,
    frontendHost,
    secretKey,
    jwtKey: pem && readPublicKey(pem),
    issuer: checkUrl('CLERK_ISSUER', issuer),
    jwksUrl: checkUrl('CLERK_JWKS_URL', text('CLERK_JWKS_URL') ?? `${issuer}/.well-known/jwks.json`),
    apiUrl: checkUrl('CLERK_API_URL', text('CLERK_API_URL') ?? 'https://api.clerk.com').replace(/\/$/, ''),
    audiences: list(text('CLERK_AUDIENCE')),
    authorizedParties: list(text('CLERK_AUTHORIZED_PARTIES')),
    webhookSecret: checkWebhookSecret(text('CLERK_WEBHOOK_SECRET')),
  };
}

function readWorkos(text: Text, present: readonly string[]): WorkosSettings {
  const [clientId = '', apiKey = ''] = [text('WORKOS_CLIENT_ID'), text('WORKOS_API_KEY')];
  refuseHalf('WorkOS', [...(clientId ? [] : ['WORKOS_CLIENT_ID']), ...(apiKey ? [] : ['WORKOS_API_KEY'])], present);
  if (!/^[\w-]{1,200}$/.test(clientId))
    throw new ProviderSettingsError("WORKOS_CLIENT_ID is not a client id of WorkOS: it looks like 'client_01H…'.");
  const apiUrl = checkUrl('WORKOS_API_URL', text('WORKOS_API_URL') ?? 'https://api.workos.com').replace(/\/$/, '');
  const issuer = text('WORKOS_ISSUER');
  return {
    provider: 'workos',
    clientId,
    apiKey,
    apiUrl,
    // WorkOS names the environment in newer tokens and only itself in older ones.
    issuers: issuer ? [checkUrl('WORKOS_ISSUER', issuer)] : [`${apiUrl}/user_management/${clientId}`, apiUrl],
    jwksUrl: checkUrl('WORKOS_JWKS_URL', text('WORKOS_JWKS_URL') ?? `${apiUrl}/sso/jwks/${clientId}`),
    webhookSecret: text('WORKOS_WEBHOOK_SECRET'),
  };
}

/** A publishable key is `pk_test_` or `pk_live_` and the base64 of the frontend API's host and a dollar sign. */
function hostOf(publishableKey: string): string {
  const [, encoded = ''] = /^pk_(?:test|live)_([A-Za-z0-9+/=_-]+)$/.exec(publishableKey) ?? [];
  const [, host] = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)\$$/i.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (!host)
    throw new ProviderSettingsError("CLERK_PUBLISHABLE_KEY is not a publishable key of Clerk: it begins with 'pk_test_' or 'pk_live_'.");
  return host.toLowerCase();
}

const originOf = (domain: string): string => (domain.includes('://') ? domain : `https://${domain}`);

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

/** Keys and people are only asked for over TLS; on this machine plain http will do. */
function checkUrl(name: string, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isLocal = parsed !== null && ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname);
  if (parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLocal)) return url;
  throw new ProviderSettingsError(`${name} must be an address that begins with https://.`);
}

function readPublicKey(text: string): string {
  // In one line of an .env file the line ends are often written as \n.
  const pem = text.replaceAll('\\n', '\n');
  try {
    const key = createPublicKey(pem);
    const isPublic = pem.startsWith('-----BEGIN PUBLIC KEY-----');
    if (isPublic && key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return pem;
  } catch {
    // Told below, without the key.
  }
  throw new ProviderSettingsError(
    "CLERK_JWT_KEY is not an RSA public key of 2048 bits or more in PEM: copy it from Clerk's API keys page, from '-----BEGIN PUBLIC KEY-----' on.",
  );
}

function checkWebhookSecret(secret: string | undefined): string | undefined {
  if (secret === undefined || /^(whsec_)?[A-Za-z0-9+/]{20,}={0,2}$/.test(secret)) return secret;
  throw new ProviderSettingsError("CLERK_WEBHOOK_SECRET is not a signing secret of Clerk's webhooks: it begins with 'whsec_'.");
}
