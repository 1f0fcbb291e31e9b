import { SettingError } from '../secrets/setting-error';
import { weaknessOf, weaknessOfKey } from './weak-secret';

type Settings = Readonly<Record<string, string | undefined>>;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Secrets that guard something. */
const guards = ['SESSION_SECRET', 'INNGEST_SIGNING_KEY', 'INNGEST_SIGNING_KEY_FALLBACK', 'INNGEST_EVENT_KEY', 'METRICS_TOKEN'] as const;
const howToMake = 'Make one with: openssl rand -hex 32';

/** Whether people other than those on this machine may come in: it listens beyond loopback, or has an address elsewhere. */
export function isExposed(env: Settings): boolean {
  const address = env.APP_URL && URL.canParse(env.APP_URL) ? new URL(env.APP_URL).hostname : 'localhost';
  return !LOOPBACK.has(env.HOST || '127.0.0.1') || !LOOPBACK.has(address);
}

const isOn = (value: string | undefined): boolean => Boolean(value) && value !== '0' && value !== 'false';

/**
 * Everything for which a server must not start, in words, from its settings alone. On this machine alone (`isExposed`), Inngest's
 * dev server and `npm run dev` are let through: nobody else can call what they leave open.
 */
export function refusals(env: Settings): string[] {
  const found: string[] = [];
  const isDevelopment = env.NODE_ENV === 'development';
  const devEngine = isOn(env.INNGEST_DEV);
  if (devEngine && (env.INNGEST_SIGNING_KEY || env.INNGEST_EVENT_KEY))
    found.push('INNGEST_DEV is set beside keys of Inngest: in dev mode no call is checked. Remove one or the other.');
  if (isExposed(env)) {
    if (isDevelopment)
      found.push('The development server must not be reached from elsewhere: use npm start, or keep HOST and APP_URL on loopback.');
    if (devEngine) found.push('INNGEST_DEV is set, so anybody could run our functions: remove it, or keep HOST and APP_URL on loopback.');
  }
  if (!devEngine && !env.INNGEST_SIGNING_KEY)
    found.push('INNGEST_SIGNING_KEY is not set, so anybody could run our functions: set it, or start by npm start, which makes one.');
  if (!isDevelopment) found.push(...weakSecrets(env));
  return found;
}

function weakSecrets(env: Settings): string[] {
  const found: string[] = [];
  for (const name of guards) {
    const weakness = env[name] ? weaknessOf(env[name]) : null;
    if (weakness) found.push(`${name} must not be used: ${weakness}. ${howToMake}`);
  }
  const key = env.ENCRYPTION_KEY ?? '';
  const weakness = key === '' || key.startsWith('aws-kms:') ? null : weaknessOfKey(key);
  if (weakness) found.push(`ENCRYPTION_KEY must not be used: ${weakness}. Make one with: openssl rand -base64 32`);
  const names = [...guards, 'ENCRYPTION_KEY'].filter((name) => env[name]);
  for (const [at, name] of names.entries())
    for (const other of names.slice(at + 1))
      if (env[name] === env[other]) found.push(`${name} and ${other} are the same: each needs a value of its own.`);
  return found;
}

/** @throws SettingError that tells all of them */
export function refuseUnsafeStart(env: Settings): void {
  const found = refusals(env);
  if (found.length > 0) throw new SettingError(found.join('\n'));
}
