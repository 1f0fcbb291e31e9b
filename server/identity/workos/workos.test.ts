import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { exportJWK, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getMe } from '@/app/api/auth/me/route';
import { POST as refresh } from '@/app/api/auth/refresh/route';
import { GET as callback } from '@/app/api/auth/workos/callback/route';
import { POST as exchange } from '@/app/api/auth/workos/route';
import { GET as start } from '@/app/api/auth/workos/start/route';
import { auditLog } from '@/drizzle/schema/audit';
import { organizations, sessions, users } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { asOrgId } from '@/server/ids';
import { VendorServer } from '@/server/test/vendor-server';
import { freshId, inSeconds, makeRsaKey, mint } from '@/server/test/vendor-tokens';

const clientId = 'client_01TEST';
const workos = new VendorServer();
const [key, other] = [makeRsaKey(), makeRsaKey()];

beforeAll(async () => {
  await workos.start();
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  workos.answer(`GET /sso/jwks/${clientId}`, () => ({ body: { keys: [jwk] } }));
  Object.assign(process.env, {
    APP_URL: 'http://localhost:3000',
    WORKOS_CLIENT_ID: clientId,
    WORKOS_API_KEY: 'sk_test_workos',
    WORKOS_API_URL: workos.url,
  });
});
afterAll(async () => {
  await closeDatabase();
  await workos.stop();
});

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: `${workos.url}/user_management/${clientId}`,
  sub: freshId('user'),
  sid: freshId('session'),
  iat: inSeconds(-2),
  exp: inSeconds(300),
  ...changes,
});
const signed = (changes: JWTPayload = {}) => mint(claims(changes), key.privateKey, { kid: 'k1' });
const post = (accessToken: string) =>
  exchange(
    new Request('http://localhost:3000/api/auth/workos', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accessToken }),
    }),
  );
interface SignedIn {
  data: {
    user: { id: string; email: string; role: string; organizationId: string; provider: string };
    accessToken: string;
    refreshToken: string;
  };
}
const me = (token: string) => getMe(new Request('http://localhost:3000/api/auth/me', { headers: { authorization: `Bearer ${token}` } }));

const knows = (user: string, email: string) =>
  workos.answer(`GET /user_management/users/${user}`, () => ({
    body: { id: user, email, email_verified: true, first_name: 'Grace', last_name: 'Hopper' },
  }));

describe('POST /api/auth/workos', () => {
  it('answers like login, with a session of ours that tokens refresh', async () => {
    const [sub, org, sid] = [freshId('user'), freshId('org'), freshId('session')];
    knows(sub, 'grace@example.com');
    workos.answer(`GET /organizations/${org}`, () => ({ body: { id: org, name: 'Navy' } }));
    const answer = await post(await signed({ sub, sid, org_id: org, role: 'admin' }));
    expect(answer.status).toBe(200);
    const { data } = (await answer.json()) as SignedIn;
    expect(data.user).toMatchObject({ email: 'grace@example.com', name: 'Grace Hopper', role: 'admin', provider: 'workos' });
    expect((await me(data.accessToken)).status).toBe(200);
    const body = JSON.stringify({ refreshToken: data.refreshToken });
    const again = await refresh(
      new Request('http://localhost:3000/api/auth/refresh', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
    expect(again.status).toBe(200);
    const [row] = await withIdentity((tx) => tx.select().from(sessions).where(eq(sessions.vendorSessionId, sid)));
    expect(row?.activeOrganizationId).toBe(data.user.organizationId);
    expect(await withIdentity((tx) => tx.select().from(organizations).where(eq(organizations.subject, org)))).toMatchObject([
      { name: 'Navy' },
    ]);
    const rows = await withOrg(asOrgId(data.user.organizationId), (tx) => tx.select().from(auditLog).orderBy(auditLog.seq));
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['organization.create', 'member.join', 'session.start']));
    expect(workos.asked.filter(({ path }) => path.includes(sub))).toMatchObject([{ authorization: 'Bearer sk_test_workos' }]);
  });

  it('makes one person of eight first exchanges', async () => {
    const sub = freshId('user');
    const token = await signed({ sub, org_id: freshId('org'), role: 'member' });
    const answers = await Promise.all(Array.from({ length: 8 }, async () => ((await (await post(token)).json()) as SignedIn).data.user));
    expect(new Set(answers.map(({ id, organizationId, role }) => `${id} ${organizationId} ${role}`)).size).toBe(1);
    expect(answers[0]?.role).toBe('viewer');
    expect(await withIdentity((tx) => tx.select().from(users).where(eq(users.subject, sub)))).toHaveLength(1);
  });

  it('lets people in when WorkOS does not tell who they are', async () => {
    const sub = freshId('user');
    workos.answer(`GET /user_management/users/${sub}`, () => ({ status: 500 }));
    expect(((await (await post(await signed({ sub }))).json()) as SignedIn).data.user).toMatchObject({ email: sub, role: 'admin' });
  });

  it.each<[string, () => Promise<string>]>([
    ['signed by another key', () => mint(claims(), other.privateKey, { kid: 'k1' })],
    ['with a key id that nobody knows', () => mint(claims(), other.privateKey, { kid: 'k2' })],
    ['from another issuer', () => signed({ iss: `${workos.url}/user_management/client_other` })],
    ['for another audience', () => signed({ aud: 'client_other' })],
    ['of another client', () => signed({ client_id: 'client_other' })],
    ['expired', () => signed({ iat: inSeconds(-600), exp: inSeconds(-60) })],
    ['not valid yet', () => signed({ nbf: inSeconds(60) })],
    ['without an end', () => signed({ exp: undefined })],
    ['signed by RS512', () => mint(claims(), key.privateKey, { kid: 'k1', alg: 'RS512' })],
    ['that is none', async () => 'not.a.token'],
  ])('refuses a token %s', async (_, make) => {
    expect((await post(await make())).status).toBe(401);
  });

  it('takes a token for this client, and one of the common issuer', async () => {
    expect((await post(await signed({ aud: [clientId], client_id: clientId }))).status).toBe(200);
    expect((await post(await signed({ iss: workos.url }))).status).toBe(200);
  });

  it('asks for the keys once, and for unknown ones at most once a minute', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => post(await mint(claims(), other.privateKey, { kid: `made-up-${index}` }))),
    );
    expect(workos.countOf(`GET /sso/jwks/${clientId}`)).toBeLessThanOrEqual(2);
  });
});

describe('the way through a browser', () => {
  const cookieOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  const begin = async (next = '/findings?status=open') => {
    const response = await start(new Request(`http://localhost:3000/api/auth/workos/start?next=${encodeURIComponent(next)}`));
    return { response, url: new URL(response.headers.get('location') ?? ''), cookie: cookieOf(response) };
  };
  const comeBack = (query: Record<string, string>, cookie: string) =>
    callback(new Request(`http://localhost:3000/api/auth/workos/callback?${new URLSearchParams(query)}`, { headers: { cookie } }));
  const place = (response: Response) => response.headers.get('location')?.replace('http://localhost:3000', '');

  it('goes to WorkOS with state and proof key, and comes back signed in, to the page that was asked for', async () => {
    const { response, url, cookie } = await begin();
    expect([response.status, `${url.origin}${url.pathname}`]).toEqual([303, `${workos.url}/user_management/authorize`]);
    expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax; Max-Age=600$/);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      client_id: clientId,
      redirect_uri: 'http://localhost:3000/api/auth/workos/callback',
      response_type: 'code',
      provider: 'authkit',
      code_challenge_method: 'S256',
    });

    const sub = freshId('user');
    const access_token = await signed({ sub, org_id: freshId('org'), role: 'operator' });
    workos.answer('POST /user_management/authenticate', () => ({ body: { access_token, user: { id: sub, email: 'grace@example.com' } } }));
    const back = await comeBack({ code: 'code_1', state: asked.state ?? '' }, cookie);
    expect([back.status, place(back)]).toEqual([303, '/findings?status=open']);
    const sent = workos.asked.find(({ path }) => path === '/user_management/authenticate')?.body as Record<string, string>;
    expect(sent).toMatchObject({ grant_type: 'authorization_code', code: 'code_1', client_id: clientId, client_secret: 'sk_test_workos' });
    expect(
      createHash('sha256')
        .update(sent.code_verifier ?? '')
        .digest('base64url'),
    ).toBe(asked.code_challenge);

    const who = await getMe(new Request('http://localhost:3000/api/auth/me', { headers: { cookie: cookieOf(back) } }));
    expect(await who.json()).toMatchObject({ data: { user: { email: 'grace@example.com', role: 'operator', provider: 'workos' } } });
  });

  it.each<[string, (flow: { state: string; cookie: string }) => Promise<Response>]>([
    ['another state', ({ cookie }) => comeBack({ code: 'c', state: 'x'.repeat(32) }, cookie)],
    ['a state of the same length in other letters', ({ state, cookie }) => comeBack({ code: 'c', state: `é${state.slice(1)}` }, cookie)],
    ['no state', ({ cookie }) => comeBack({ code: 'c' }, cookie)],
    ['another browser', ({ state }) => comeBack({ code: 'c', state }, '')],
    ['a cookie that was changed', ({ state, cookie }) => comeBack({ code: 'c', state }, cookie.replace(/=.{4}/, '=AAAA'))],
  ])('does not believe %s, and asks WorkOS nothing', async (_, come) => {
    const { url, cookie } = await begin();
    const before = workos.countOf('POST /user_management/authenticate');
    const response = await come({ state: url.searchParams.get('state') ?? '', cookie });
    expect(place(response)).toBe('/sign-in?problem=expired');
    expect(cookieOf(response)).not.toContain('session');
    expect(workos.countOf('POST /user_management/authenticate')).toBe(before);
  });

  it.each<[string, object, string]>([
    ['a refused code', { status: 400, body: { error: 'invalid_grant' } }, 'refused'],
    ['a choice that is missing', { status: 403, body: { code: 'organization_selection_required' } }, 'organization'],
    ['a failure of WorkOS', { status: 502, body: {} }, 'unavailable'],
    ['a redirect, which is not followed', { status: 302, headers: { location: 'http://169.254.169.254/' } }, 'refused'],
    ['an answer that makes no sense', { body: { hello: 'world' } }, 'unavailable'],
  ])('leads back to the sign-in page after %s', async (_, answer, problem) => {
    const { url, cookie } = await begin();
    workos.answer('POST /user_management/authenticate', () => answer);
    const response = await comeBack({ code: 'c', state: url.searchParams.get('state') ?? '' }, cookie);
    expect(place(response)).toBe(`/sign-in?problem=${problem}`);
  });

  it('does not sign in a person whose token is another’s', async () => {
    const { url, cookie } = await begin();
    const access_token = await signed();
    workos.answer('POST /user_management/authenticate', () => ({
      body: { access_token, user: { id: freshId('user'), email: 'x@example.com' } },
    }));
    expect(place(await comeBack({ code: 'c', state: url.searchParams.get('state') ?? '' }, cookie))).toBe('/sign-in?problem=refused');
  });

  it('tells apart who changed their mind', async () => {
    const { url, cookie } = await begin();
    const state = url.searchParams.get('state') ?? '';
    expect(place(await comeBack({ error: 'access_denied', state }, cookie))).toBe('/sign-in?problem=cancelled');
  });
});
