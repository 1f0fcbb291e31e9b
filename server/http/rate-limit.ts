import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { withIdentity } from '../db';
import { env } from '../env';
import { AppError } from '../errors';
import type { Actor } from '../identity/actor';

interface Query {
  text: string;
  values: (string | number | null)[];
}

/** rate-limiter-flexible speaks node-postgres; this is that much of it over our identity door. bigint arrives as text. */
const client = {
  query: ({ text, values }: Query) =>
    withIdentity(async (tx) => {
      const rows = await tx.sql.unsafe(text, values);
      return { rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })) };
    }),
};

const store = globalThis as { cloudlensLimiters?: Map<string, RateLimiterPostgres> };

/** A counter shared by all processes through PostgreSQL. */
export function limiter(name: string, points: number, seconds: number): RateLimiterPostgres {
  store.cloudlensLimiters ??= new Map();
  const key = `${name} ${points} ${seconds}`;
  let made = store.cloudlensLimiters.get(key);
  if (!made) {
    made = new RateLimiterPostgres({
      storeClient: client,
      storeType: 'client',
      schemaName: 'identity',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      // Who keeps knocking costs no query until the window is over.
      inMemoryBlockOnConsumed: points + 1,
    });
    store.cloudlensLimiters.set(key, made);
  }
  return made;
}

/**
 * Whether a limiter said no, rather than failed. Told by shape: the limiter may have been made by another bundle's copy of the
 * package, whose classes are not ours.
 */
export const isRefusal = (value: unknown): value is RateLimiterRes =>
  typeof value === 'object' && value !== null && 'msBeforeNext' in value && 'consumedPoints' in value;

export type Budget = 'general' | 'reads' | 'expensive';

function points(budget: Budget): number {
  const settings = env();
  return { general: settings.RATE_LIMIT, reads: settings.RATE_LIMIT_READS, expensive: settings.RATE_LIMIT_EXPENSIVE }[budget];
}

/** Takes headers for the answer, whatever the answer will be. */
export type Tell = (headers: Record<string, string>) => void;

/**
 * Takes one from a caller's budget of this minute.
 * @param tell gets the standard headers that say what is left, also when nothing is
 * @throws AppError RATE_LIMITED with `retryAfterSeconds` in its details
 */
export async function consume(budget: Budget, caller: string, tell: Tell = () => {}): Promise<void> {
  const limit = points(budget);
  try {
    tell(limitHeaders(limit, await limiter(`http-${budget}`, limit, 60).consume(caller)));
  } catch (refused) {
    if (!isRefusal(refused)) throw refused;
    tell(limitHeaders(limit, refused));
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    const what = budget === 'expensive' ? 'starts of expensive work' : 'requests';
    throw new AppError('RATE_LIMITED', `That is more than ${limit} ${what} in a minute: try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
      limit,
    });
  }
}

const limitHeaders = (limit: number, state: RateLimiterRes): Record<string, string> => ({
  'RateLimit-Policy': `${limit};w=60`,
  'RateLimit-Limit': String(limit),
  'RateLimit-Remaining': String(state.remainingPoints),
  'RateLimit-Reset': String(Math.max(0, Math.ceil(state.msBeforeNext / 1000))),
});

/** Whom a request is counted for: the key or person that asks, else the address that it comes from. */
export function callerOf(actor: Actor | null, headers: Headers): string {
  if (actor?.via === 'api-key') return `key:${actor.credentialId}`;
  return actor ? `user:${actor.userId}` : `from:${clientAddress(headers) ?? 'anywhere'}`;
}

/** The peer's address as our own outermost proxy saw it; null when no proxy is trusted, because then the header is the client's claim. */
export function clientAddress(headers: Headers): string | null {
  const hops = env().TRUSTED_PROXIES;
  if (hops === 0) return null;
  const addresses = (headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  const address = addresses.at(-hops);
  return address && /^[0-9a-fA-F.:]{2,45}$/.test(address) ? address : null;
}
