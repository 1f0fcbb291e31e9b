import { z } from 'zod';

const DAY_MS = 86_400_000;
const milliseconds = z.coerce.number().int().nonnegative();

const schema = z.object({
  ENGINE_DATABASE_URL: z.string().min(1),
  ENGINE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/)
    .default('engine'),
  ENGINE_HOST: z.string().default('127.0.0.1'),
  ENGINE_PORT: z.coerce.number().int().min(0).max(65_535).default(8290),
  ENGINE_APP_URL: z.url(),
  INNGEST_SIGNING_KEY: z.string().min(16),
  INNGEST_SIGNING_KEY_FALLBACK: z.string().optional(),
  INNGEST_EVENT_KEY: z.string().min(8),
  ENGINE_WORKERS: z.coerce.number().int().min(1).default(32),
  // The rows of finished work are also the guard against a repeated event, which Inngest keeps for a day.
  ENGINE_RETENTION_MS: milliseconds.default(7 * DAY_MS).transform((ms) => Math.max(ms, 2 * DAY_MS)),
  ENGINE_SYNC_MS: milliseconds.min(100).default(5000),
  ENGINE_STOP_MS: milliseconds.default(10_000),
  ENGINE_RETRY_MS: milliseconds.optional(),
  ENGINE_LOG_LEVEL: z.string().default('info'),
});

export interface Settings {
  databaseUrl: string;
  schema: string;
  host: string;
  port: number;
  /** Where the app serves its functions. */
  appUrl: string;
  /** The first signs; all are believed. */
  signingKeys: string[];
  eventKeys: string[];
  /** Calls of the app at once. */
  workers: number;
  retentionMs: number;
  syncMs: number;
  /** How long calls that are under way may take to finish when the engine stops. */
  stopMs: number;
  /** One interval between tries instead of Inngest's table. */
  retryMs?: number;
  logLevel: string;
}

/** @throws an error that lists what is missing or wrong, without any value */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success)
    throw new Error(
      `The engine's settings are incomplete: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ')}`,
    );
  const { data } = parsed;
  return {
    databaseUrl: data.ENGINE_DATABASE_URL,
    schema: data.ENGINE_SCHEMA,
    host: data.ENGINE_HOST,
    port: data.ENGINE_PORT,
    appUrl: data.ENGINE_APP_URL,
    signingKeys: [data.INNGEST_SIGNING_KEY, ...(data.INNGEST_SIGNING_KEY_FALLBACK ? [data.INNGEST_SIGNING_KEY_FALLBACK] : [])],
    eventKeys: data.INNGEST_EVENT_KEY.split(',')
      .map((key) => key.trim())
      .filter((key) => key.length > 0),
    workers: data.ENGINE_WORKERS,
    retentionMs: data.ENGINE_RETENTION_MS,
    syncMs: data.ENGINE_SYNC_MS,
    stopMs: data.ENGINE_STOP_MS,
    ...(data.ENGINE_RETRY_MS === undefined ? {} : { retryMs: data.ENGINE_RETRY_MS }),
    logLevel: data.ENGINE_LOG_LEVEL,
  };
}
