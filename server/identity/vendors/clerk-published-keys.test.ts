import { exportJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import { VendorServer } from '@/server/test/vendor-server';
import { clerkClaims, clerkPublishableKey, freshId, makeRsaKey, mint } from '@/server/test/vendor-tokens';
import { endSessionOf } from '../end-session';
import { currentActor } from '../session';

const clerk = new VendorServer();
const [key, other] = [makeRsaKey(), makeRsaKey()];
const keysPath = '/.well-known/jwks.json';

beforeAll(async () => {
  await clerk.start();
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'ins_1', alg: 'RS256', use: 'sig' };
  clerk.answer(`GET ${keysPath}`, () => (clerk.countOf(`GET ${keysPath}`) === 1 ? { status: 503 } : { body: { keys: [jwk] } }));
  Object.assign(process.env, {
    APP_URL: 'http://localhost:3000',
    CLERK_PUBLISHABLE_KEY: clerkPublishableKey,
    CLERK_SECRET_KEY: 'sk_test_clerk',
    CLERK_JWKS_URL: `${clerk.url}${keysPath}`,
    CLERK_API_URL: clerk.url,
    CLERK_AUDIENCE: 'cloudlens, other',
    CLERK_AUTHORIZED_PARTIES: 'https://other.example',
  });
});
afterAll(async () => {
  await closeDatabase();
  await clerk.stop();
});

const ask = (token: string) => currentActor(new Headers({ authorization: `Bearer ${token}` }));
const signed = (changes: object = {}) => mint(clerkClaims({ aud: 'cloudlens', ...changes }), key.privateKey);

describe('without CLERK_JWT_KEY', () => {
  it('nobody is refused for Clerk’s silence: that is a failure to tell, and to repeat', async () => {
    await expect(ask(await signed())).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 5 } });
  });

  it('tokens are checked by Clerk’s published keys, fetched once', async () => {
    expect(await ask(await signed())).not.toBeNull();
    expect(await ask(await signed())).not.toBeNull();
    expect(await ask(await mint(clerkClaims({ aud: 'cloudlens' }), other.privateKey))).toBeNull();
    expect(await ask(await mint(clerkClaims({ aud: 'cloudlens' }), other.privateKey, { kid: 'ins_2' }))).toBeNull();
    expect(clerk.countOf(`GET ${keysPath}`)).toBe(2);
  });
});

describe('with CLERK_AUDIENCE and CLERK_AUTHORIZED_PARTIES', () => {
  it('a token must name one of the audiences, and may be of a further party', async () => {
    expect(await ask(await signed({ aud: ['x', 'other'] }))).not.toBeNull();
    expect(await ask(await signed({ aud: 'x' }))).toBeNull();
    expect(await ask(await signed({ aud: undefined }))).toBeNull();
    expect(await ask(await signed({ azp: 'https://other.example' }))).not.toBeNull();
    expect(await ask(await signed({ azp: 'https://third.example' }))).toBeNull();
  });
});

describe('with CLERK_SECRET_KEY', () => {
  it('name and e-mail come from Clerk, asked once', async () => {
    const [sub, org] = [freshId('user'), freshId('org')];
    clerk.answer(`GET /v1/users/${sub}`, () => ({
      body: {
        id: sub,
        first_name: 'Ada',
        last_name: 'Lovelace',
        primary_email_address_id: 'i',
        email_addresses: [{ id: 'i', email_address: 'ada@example.com' }],
      },
    }));
    clerk.answer(`GET /v1/organizations/${org}`, () => ({ body: { id: org, name: 'Analytical Engines', slug: 'engines' } }));
    const token = await signed({ sub, o: { id: org, rol: 'admin' } });
    expect(await ask(token)).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.com' });
    await ask(token);
    expect([clerk.countOf(`GET /v1/users/${sub}`), clerk.countOf(`GET /v1/organizations/${org}`)]).toEqual([1, 1]);
    expect(clerk.asked.at(-1)?.authorization).toBe('Bearer sk_test_clerk');
  });

  it('signing out ends the session at Clerk too', async () => {
    const sid = freshId('sess');
    const actor = await ask(await signed({ sid }));
    if (!actor) throw new Error('nobody');
    await endSessionOf(actor);
    expect(clerk.countOf(`POST /v1/sessions/${sid}/revoke`)).toBe(1);
  });
});
