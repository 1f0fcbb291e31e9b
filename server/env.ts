import { z } from 'zod';
import { type ProviderSettings, readProviderSettings } from './identity/provider-settings';
import { keySyntax, keyTexts, parseMasterKey } from './secrets/key-ring';
import { SettingError } from './secrets/setting-error';

const flag = z.enum(['0', '1', 'true', 'false', 'on', 'off']).transform((value) => value === '1' || value === 'true' || value === 'on');

const seconds = (usual: number, minimum: number) =>
  z.coerce
    .number()
    .int()
    .min(minimum)
    .max(366 * 24 * 3600)
    .default(usual);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where browsers reach us, without a trailing slash. Default: http://localhost:<PORT>. */
  APP_URL: z.url().optional(),
  /** `web` serves people; `worker` is called by the workflow engine. */
  CLOUDLENS_ROLE: z.enum(['web', 'worker']).default('web'),
  DATABASE_APP_URL: z.string().min(1),
  DATABASE_IDENTITY_URL: z.string().min(1),
  DATABASE_DIRECTORY_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  /** Signs sessions; at least 32 characters. */
  SESSION_SECRET: z.string().min(32),
  /** Wraps the data keys of stored secrets. */
  ENCRYPTION_KEY: z.string().refine((text) => parseMasterKey(text) !== null, `must be ${keySyntax}`),
  /** Former ones, still good for reading. */
  ENCRYPTION_KEY_PREVIOUS: z
    .string()
    .default('')
    .refine((list) => keyTexts(list).every((text) => parseMasterKey(text) !== null), `must be a list of keys, each ${keySyntax}`),
  /** Whether anybody may make an account and an organization; unset: only while nobody but this machine reaches us. */
  SIGN_UP: z.enum(['open', 'invitation']).optional(),
  /** `hibp`: ask haveibeenpwned.com, by the first 5 characters of a hash, whether a new password is known to be stolen. */
  PASSWORD_BREACH_CHECK: z.enum(['off', 'hibp']).default('off'),
  /** A session ends after this long without a request, and in any case this long after sign-in. */
  SESSION_IDLE_SECONDS: seconds(7 * 24 * 3600, 90),
  SESSION_MAXIMUM_SECONDS: seconds(30 * 24 * 3600, 90),
  /** Of the API's tokens. */
  ACCESS_TOKEN_SECONDS: seconds(30 * 60, 60),
  REFRESH_TOKEN_SECONDS: seconds(7 * 24 * 3600, 60),
  INVITATION_SECONDS: seconds(7 * 24 * 3600, 60),
  /** How often what has expired is deleted. */
  CLEANUP_INTERVAL_SECONDS: seconds(3600, 60),
  /** So many days after its deletion an organization is erased for good; 0: at once. */
  ORGANIZATION_ERASE_DAYS: z.coerce.number().int().min(0).max(365).default(7),
  /** Mail server, `smtp://` or `smtps://`, with user and password in it; unset: no mail is sent, and links are shown instead. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender. Unset: cloudlens@ and the host name of APP_URL. */
  SMTP_FROM: z.string().min(3).optional(),
  /** Hosts of one's own network, separated by commas, that notifications may be sent to; others must be on the internet, by https. */
  WEBHOOK_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean)),
  /** Milliseconds that a receiver of notifications, or the mail server, has for its answer. */
  DELIVERY_TIMEOUT_MS: z.coerce.number().int().min(100).max(30_000).default(10_000),
  /** Who takes so many milliseconds and more is sent to apart from those that answer sooner. */
  DELIVERY_SLOW_MS: z.coerce.number().int().min(50).max(30_000).default(2_000),
  /** Milliseconds that a run of a forwarder has among the others; then it goes on apart from them. */
  FORWARDING_TURN_MS: z.coerce.number().int().min(50).max(300_000).default(20_000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  /** Requests a minute and caller: in general, reads of one's own pages, and starts of expensive work. */
  RATE_LIMIT: z.coerce.number().int().min(1).default(100),
  RATE_LIMIT_READS: z.coerce.number().int().min(1).default(600),
  RATE_LIMIT_EXPENSIVE: z.coerce.number().int().min(1).default(10),
  /** Scans at once, in all and of one organization. The rest waits in the queue. */
  SCANS_AT_ONCE: z.coerce.number().int().min(1).max(1000).default(4),
  SCANS_PER_ORGANIZATION: z.coerce.number().int().min(1).max(1000).default(3),
  /** How many reverse proxies of yours stand in front and append to X-Forwarded-For; 0: that header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Which sandbox scripts run in; unset: bubblewrap where it works, else containers. */
  CLOUDLENS_SANDBOX: z.enum(['auto', 'bubblewrap', 'container']).default('auto'),
  /** Socket of Docker or Podman; unset: those at the usual places. */
  CLOUDLENS_CONTAINER_SOCKET: z.string().optional(),
  /** Address of the sample cloud; absent: switched off. */
  SAMPLE_CLOUD_URL: z.url().optional(),
  /** An endpoint for every AWS call (LocalStack, moto); absent: AWS. */
  AWS_ENDPOINT_URL: z.url().optional(),
  /** For accounts whose API quotas AWS has raised: its published limits times this. */
  AWS_LIMITS_FACTOR: z.coerce.number().int().min(1).max(100).default(1),
  /** on: the one organization that lives here may read the account that CloudLens itself runs in. */
  CLOUDLENS_AMBIENT: flag.default(false),
  /** Opens /metrics to a scraper that sends it as a Bearer token; absent: /metrics is not there. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Where the worker beside this process tells its own figures. */
  WORKER_METRICS_URL: z.url().optional(),
  /** Milliseconds that AWS has to begin an answer, and again to end it. */
  AWS_CALL_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(30_000),
  /** Milliseconds that one service of one region may take in a scan; what is missing then is said to be missing. */
  SCAN_UNIT_DEADLINE_MS: z.coerce.number().int().min(1_000).max(43_200_000).default(3_600_000),
  /** Milliseconds after which a scan that waits for one or two slow services judges what needs nothing of them. */
  SCAN_JUDGE_EARLY_MS: z.coerce.number().int().min(0).max(43_200_000).default(20_000),
  /** The scan role's template in S3, as npm run template:publish prints it; absent: no one-click link. */
  CLOUDLENS_TEMPLATE_URL: z.url().startsWith('https://').optional(),
  /** The ARN that trust policies name, where it cannot be found out: a role with a path that may not look itself up. */
  CLOUDLENS_AWS_PRINCIPAL: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:((role|user)\/[\w+=,.@/-]{1,512}|root)$/, 'must be the ARN of an IAM role or user')
    .optional(),
  /** Loopback demo: 'Open the demo' signs in without a password. */
  CLOUDLENS_DEMO: flag.default(false),
  /** The identity vendor, if there is one: server/identity/provider-settings.ts makes sense of these together. */
  CLERK_PUBLISHABLE_KEY: z.string().optional(),
  CLERK_SECRET_KEY: z.string().optional(),
  CLERK_JWT_KEY: z.string().optional(),
  CLERK_ISSUER: z.string().optional(),
  CLERK_DOMAIN: z.string().optional(),
  CLERK_JWKS_URL: z.string().optional(),
  CLERK_API_URL: z.string().optional(),
  CLERK_AUDIENCE: z.string().optional(),
  CLERK_AUTHORIZED_PARTIES: z.string().optional(),
  CLERK_WEBHOOK_SECRET: z.string().optional(),
  WORKOS_CLIENT_ID: z.string().optional(),
  WORKOS_API_KEY: z.string().optional(),
  WORKOS_ISSUER: z.string().optional(),
  WORKOS_JWKS_URL: z.string().optional(),
  WORKOS_API_URL: z.string().optional(),
  WORKOS_WEBHOOK_SECRET: z.string().optional(),
});

export type Env = z.infer<typeof schema> & { APP_URL: string; identity: ProviderSettings };

let cached: Env | undefined;

/** For tests that share a process and change a setting. */
export const readEnvAnew = (): void => {
  cached = undefined;
};

/**
 * The checked environment, read once and lazily (a build reads none of it). A setting without a text is one that is not set: Compose and
 * others hand over what nobody filled in as such.
 * @throws SettingError naming each missing or wrong setting, never its value.
 */
export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new SettingError(`The settings are incomplete: ${wrong}. See .env.example.`);
  }
  const APP_URL = parsed.data.APP_URL?.replace(/\/$/, '') ?? `http://localhost:${parsed.data.PORT}`;
  cached = { ...parsed.data, APP_URL, identity: readProviderSettings(process.env) };
  return cached;
}
