import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { AppError } from '../../errors';
import { log } from '../../log';

type Key = Parameters<typeof jwtVerify>[1] | JWTVerifyGetKey;

const maximumLength = 16_384;
const toleranceSeconds = 5;

const store = globalThis as { cloudlensKeySets?: Map<string, JWTVerifyGetKey> };

/**
 * A vendor's published keys, kept for an hour. A key that is not among them has them fetched anew, at most once a minute,
 * so that made-up key ids cost nobody anything. No redirect is followed.
 */
export function publishedKeys(vendor: string, url: string): JWTVerifyGetKey {
  store.cloudlensKeySets ??= new Map();
  const known = store.cloudlensKeySets.get(url);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 3000, cooldownDuration: 60_000, cacheMaxAge: 3600_000 });
  const made: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      log.error({ err: cause, url }, 'the keys that check tokens cannot be fetched');
      throw new AppError(
        'UNAVAILABLE',
        `${vendor} does not answer, so nobody can be recognised right now: try again in a few seconds.`,
        { retryAfterSeconds: 5 },
        { cause },
      );
    }
  };
  store.cloudlensKeySets.set(url, made);
  return made;
}

/**
 * What a token says when its RS256 signature, issuer and times hold (5 s of clock difference are allowed), else null. Any
 * other algorithm is refused: with `none` or a shared secret anybody who knows the public key could sign.
 * @throws AppError UNAVAILABLE when the vendor's keys are needed and cannot be had
 */
export async function verifyToken(token: string, key: Key, issuers: readonly string[]): Promise<JWTPayload | null> {
  if (token.length > maximumLength) return null;
  const options = {
    algorithms: ['RS256'],
    issuer: [...issuers],
    clockTolerance: toleranceSeconds,
    requiredClaims: ['sub', 'iat', 'exp'],
  };
  try {
    const { payload } = typeof key === 'function' ? await jwtVerify(token, key, options) : await jwtVerify(token, key, options);
    const isFromTheFuture = (payload.iat ?? 0) > Date.now() / 1000 + toleranceSeconds;
    return isFromTheFuture ? null : payload;
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.debug({ reason: (error as { code?: string }).code ?? 'unknown' }, 'token refused');
    return null;
  }
}

/** Whether an audience claim names one of these. */
export function namesAudience(audience: string | readonly string[] | undefined, wanted: readonly string[]): boolean {
  const given = typeof audience === 'string' ? [audience] : (audience ?? []);
  return given.some((each) => wanted.includes(each));
}
