import { AppError } from '../errors';
import { clientAddress, isRefusal, limiter } from '../http/rate-limit';
import { sha256 } from './secret-token';

const quarterHour = 15 * 60;

/** Counters of tries in a quarter of an hour: for the person, for the address where we know it, and for everybody together. */
function counters(email: string, headers: Headers) {
  const address = clientAddress(headers);
  return [
    { limiter: limiter('sign-in-person', 5, quarterHour), key: sha256(email.toLowerCase()) },
    ...(address ? [{ limiter: limiter('sign-in-address', 20, quarterHour), key: address }] : []),
    { limiter: limiter('sign-in-all', 300, quarterHour), key: 'all' },
  ];
}

/**
 * Counts a try before it is made, so that parallel ones count too. Nobody is locked out for longer than the quarter of an hour.
 * @throws AppError RATE_LIMITED
 */
export async function countAttempt(email: string, headers: Headers): Promise<void> {
  for (const { limiter: each, key } of counters(email, headers)) {
    try {
      await each.consume(key);
    } catch (refused) {
      if (!isRefusal(refused)) throw refused;
      const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new AppError('RATE_LIMITED', `Too many tries: wait ${Math.ceil(retryAfterSeconds / 60)} min, then try again.`, {
        retryAfterSeconds,
      });
    }
  }
}

/** A success is no attack: its try is given back, and the person's count begins anew. */
export async function forgetAttempts(email: string, headers: Headers): Promise<void> {
  const [person, ...others] = counters(email, headers);
  await person?.limiter.delete(person.key);
  for (const { limiter: each, key } of others) await each.reward(key);
}
