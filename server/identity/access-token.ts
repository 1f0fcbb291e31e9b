import { jwtVerify, SignJWT } from 'jose';
import { derivedKey } from './derive-key';
import { accessTokenSeconds } from './session-limits';

const issuer = 'cloudlens';
const audience = 'cloudlens-api';

/** A signed token for API callers without cookies. It only names its session, which is looked up on each use, so that signing out ends it. */
export async function issueAccessToken(sessionId: string): Promise<{ accessToken: string; expiresIn: number }> {
  const accessToken = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject(sessionId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds()}s`)
    .sign(derivedKey('access token'));
  return { accessToken, expiresIn: accessTokenSeconds() };
}

/** The session that a token names and the token's end, or null when it is not ours or over. */
export async function readAccessToken(token: string): Promise<{ sessionId: string; expiresAt: Date } | null> {
  try {
    const { payload } = await jwtVerify(token, derivedKey('access token'), {
      algorithms: ['HS256'],
      typ: 'at+jwt',
      issuer,
      audience,
      requiredClaims: ['sub', 'exp'],
    });
    return { sessionId: payload.sub as string, expiresAt: new Date((payload.exp as number) * 1000) };
  } catch {
    return null;
  }
}
