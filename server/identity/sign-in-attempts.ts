import { AppError } from '../errors';
import { clientAddress, isRefusal, limiter } from '../http/rate-limit';
import { instruments } from '../telemetry/instruments';
import { sha256 } from './secret-token';

const quarterHour = 15 * 60;

/** What can be guessed at, each with counters of its own: tries for one person, from one address, and by everybody together. */
const kinds = {
  'sign-in': { person: 5, address: 20, all: 300 },
  // The password was right: what remains are guesses at six digits.
  'second-factor': { person: 5, address: 20, all: 300 },
  // Each may send a mail or look a token up.
  reset: { person: 5, address: 20, all: 300 },
  register: { person: 5, address: 20, all: 100 },
  invitation: { person: 20, address: 40, all: 300 },
} as const;
export type Guessable = keyof typeof kinds;

const lettingIn = (kind: Guessable): boolean => kind === 'sign-in' || kind === 'second-factor';

/** Counters of tries in a quarter of an hour: for the person, for the address where we know it, and for everybody together. */
function counters(kind: Guessable, person: string, headers: Headers) {
  const address = clientAddress(headers);
  const points = kinds[kind];
  return [
    { limiter: limiter(`${kind}-person`, points.person, quarterHour), key: sha256(person.toLowerCase()) },
    ...(address ? [{ limiter: limiter(`${kind}-address`, points.address, quarterHour), key: address }] : []),
    { limiter: limiter(`${kind}-all`, points.all, quarterHour), key: 'all' },
  ];
}

/**
 * Counts a try before it is made, so that parallel ones count too. Nobody is locked out for longer than the quarter of an hour.
 * @param person an e-mail address, or the id of a person or token
 * @throws AppError RATE_LIMITED
 */
export async function countAttempt(kind: Guessable, person: string, headers: Headers): Promise<void> {
  if (lettingIn(kind)) instruments.signIns().inc({ outcome: 'tried' });
  for (const { limiter: each, key } of counters(kind, person, headers)) {
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
export async function forgetAttempts(kind: Guessable, person: string, headers: Headers): Promise<void> {
  if (lettingIn(kind)) instruments.signIns().inc({ outcome: 'succeeded' });
  const [first, ...others] = counters(kind, person, headers);
  await first?.limiter.delete(first.key);
  for (const { limiter: each, key } of others) await each.reward(key);
}
