import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ProviderSettings, ProviderSettingsError, readProviderSettings } from '@/server/identity/provider-settings';
import { resolveOwnSecrets } from '@/server/secrets/own-secrets';
import { Problem } from '../lib/explain.mjs';
import { root } from '../lib/root.mjs';
import type { Secrets } from '../lib/secrets';

/** Names and values as in an environment. */
type Settings = Readonly<Record<string, string | undefined>>;

/** Switches that keep libraries from calling home or from warning about what is known. */
const QUIET: Record<string, string> = {
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_PUBLIC_CLERK_KEYLESS_DISABLED: '1',
  CLERK_TELEMETRY_DISABLED: '1',
  NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: '1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  AWS_EC2_METADATA_DISABLED: process.env.AWS_EC2_METADATA_DISABLED ?? 'true',
};

/** Reads `.env` of the repository's folder; what the environment already says wins. */
function readEnvFile(): void {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** `.env`, then our own secrets from files and AWS Secrets Manager where settings refer to them. */
export async function readSettings(): Promise<void> {
  readEnvFile();
  await resolveOwnSecrets(process.env);
}

/**
 * The environment that children begin with: ours without the database owner's address, which only migrations may use.
 * Next.js is told that `.env` has been read, else it would read the owner's address back from there.
 */
export function childEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, ENGINE_DATABASE_URL: _engine, NODE_OPTIONS: _options, ...rest } = env;
  return { ...rest, ...QUIET, __NEXT_PROCESSED_ENV: 'true' };
}

/** The installation's generated secrets as the server's settings; what the environment names wins. */
export function secretEnv(secrets: Secrets, env: Settings): Record<string, string> {
  return {
    SESSION_SECRET: env.SESSION_SECRET || secrets.sessionSecret,
    ENCRYPTION_KEY: env.ENCRYPTION_KEY || Buffer.from(secrets.encryptionKey, 'hex').toString('base64'),
    ENCRYPTION_KEY_PREVIOUS: env.ENCRYPTION_KEY_PREVIOUS || secrets.encryptionKeyPrevious || '',
  };
}

/**
 * Whether the workflow engine is somebody else's (Inngest's dev server, a self-hosted one, the Cloud) or the embedded one.
 * Half a configuration is refused: it would send events nowhere or accept unsigned calls.
 */
export function usesExternalEngine(env: Settings): boolean {
  const { INNGEST_SIGNING_KEY: signing, INNGEST_EVENT_KEY: event, INNGEST_BASE_URL: base, INNGEST_DEV: dev } = env;
  const isDev = Boolean(dev) && dev !== '0' && dev !== 'false';
  if (isDev) return true;
  if (signing && event) return true;
  const missing = [!signing && 'INNGEST_SIGNING_KEY', !event && 'INNGEST_EVENT_KEY'].filter(Boolean).join(' and ');
  if (signing || event || base)
    throw new Problem(`Inngest is only half configured: ${missing} missing. Set both keys, or none of INNGEST_* for the embedded engine.`);
  return false;
}

/** The identity provider that the settings name. Half a configuration, or two, is refused before anything is started. */
export function chosenProvider(env: Settings): ProviderSettings['provider'] {
  try {
    return readProviderSettings(env).provider;
  } catch (error) {
    if (error instanceof ProviderSettingsError) throw new Problem(error.message, { cause: error });
    throw error;
  }
}

/** Settings that the app and the embedded engine share: signed calls in both directions, each knowing the other's address. */
export function engineEnv(secrets: Secrets, enginePort: number, workerPort: number): Record<string, string> {
  return {
    INNGEST_DEV: '0',
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
    INNGEST_EVENT_KEY: secrets.inngestEventKey,
    INNGEST_BASE_URL: `http://127.0.0.1:${enginePort}`,
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${workerPort}`,
    // The SDK would let anybody ask it to register with the engine.
    INNGEST_ENABLE_UNAUTHED_SYNC: '0',
  };
}
