import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizations } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity } from '@/server/db';
import { isWrite, type Operation } from '@/server/http/operation';
import { operations } from '@/server/http/operations';
import type { RouteHandler } from '@/server/http/route';
import type { OrgId } from '@/server/ids';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { codeFor, enrolPerson } from '@/server/test/second-factor';
import { signedIn } from '@/server/test/signed-in';
import { issueAccessToken } from '../access-token';
import { authorise, can } from '../actor';
import { createInvitation } from '../invitations/mutations';
import { issueTokens, refreshTokenPair } from '../local/refresh-tokens';
import { register } from '../local/register';
import { permissions } from '../permissions';
import { reauthenticate } from '../recent-proof';
import { currentActor } from '../session';
import { type Entered, enter, isSecondStep, type SignInMethod, signInMethods, signInWithLink, signInWithPassword } from '../sign-in';
import { createSignInLink } from '../sign-in-links';
import { confirmEnrolment, startEnrolment } from './enrol';
import { setMfaPolicy } from './manage';

/** No way around a second factor that is set up, or that an organization demands. */

const password = 'a long enough password';
const none = new Headers();
let orgId: OrgId;
let member: Person;
let memberKey: string;

const require_ = (org: string, mfaRequired: boolean) =>
  withIdentity((tx) => tx.update(organizations).set({ mfaRequired }).where(eq(organizations.id, org)));

beforeAll(async () => {
  process.env.SIGN_UP = 'open';
  orgId = await makeOrganization();
  member = await makePerson(orgId, 'admin', password);
  memberKey = await makeKey(member);
  await require_(orgId, true);
});
afterAll(closeDatabase);

async function linkFor(userId: string): Promise<string> {
  const link = await withIdentity((tx) => createSignInLink(tx, userId, 'http://localhost:3000'));
  return new URL(link).searchParams.get('token') ?? '';
}

/** What each way in gives a person who is a member of the organization. A new method without a line here does not compile. */
const ways: Record<SignInMethod, (person: Person) => Promise<Entered>> = {
  password: ({ email }) => signInWithPassword(email, password, none),
  link: async ({ actor }) => signInWithLink(await linkFor(actor.userId), none),
  // The demo is closed where tests run; this is what is behind its door.
  demo: ({ actor }) => enter(actor.userId, 'demo', none),
  registration: ({ actor }) => enter(actor.userId, 'registration', none),
  invitation: ({ actor }) => enter(actor.userId, 'invitation', none),
};

describe.each(signInMethods)('by %s', (method) => {
  it('whoever has an authenticator app gets a challenge and no session', async () => {
    const person = await makePerson(await makeOrganization(), 'admin', password);
    await enrolPerson(person);
    expect(isSecondStep(await ways[method](person))).toBe(true);
  });

  it('whoever has none gets a session that can do nothing but set one up, where it is demanded', async () => {
    const person = await makePerson(orgId, 'admin', password);
    const { actor } = await signedIn(ways[method](person));
    expect(actor.needsSecondFactor).toBe(true);
    for (const permission of permissions) {
      expect(can(actor, permission)).toBe(false);
      expect(() => authorise(actor, permission)).toThrow(expect.objectContaining({ code: 'MFA_REQUIRED' }));
    }
  });
});

it('an invitation into an organization that demands it leads its guest there too', async () => {
  const email = `guest-${randomUUID()}@example.com`;
  const admin = await makePerson(orgId, 'admin', password);
  await enrolPerson(admin);
  const { link } = await createInvitation(admin.actor, { email, role: 'admin' }).catch(async () => {
    const proven = await currentActor(new Headers({ cookie: admin.cookie }));
    if (!proven) throw new Error('no session');
    return createInvitation(proven, { email, role: 'admin' });
  });
  const token = new URL(link).searchParams.get('token') ?? '';
  const { actor } = await signedIn((await register({ email, password, invitation: token }, none)) as Entered);
  expect(actor.needsSecondFactor).toBe(true);
});

it('a refreshed token knows no more than its session', async () => {
  const person = await makePerson(orgId, 'admin');
  const { refreshToken } = await issueTokens(person.actor.credentialId);
  const { accessToken } = await refreshTokenPair(refreshToken);
  expect(await currentActor(new Headers({ authorization: `Bearer ${accessToken}` }))).toMatchObject({ needsSecondFactor: true });
});

describe('from the moment it is demanded', () => {
  it('living sessions and keys can do nothing more, and can again afterwards', async () => {
    const org = await makeOrganization();
    const [admin, other] = [await makePerson(org, 'admin', password), await makePerson(org, 'operator')];
    const key = await makeKey(other);
    await expect(setMfaPolicy(admin.actor, true)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await enrolPerson(admin);
    await setMfaPolicy(admin.actor, true);
    const proofs: Record<string, string>[] = [{ cookie: other.cookie }, { authorization: `Bearer ${key}` }];
    const now = () => Promise.all(proofs.map((headers) => currentActor(new Headers(headers))));
    for (const actor of await now()) expect(actor).toMatchObject({ needsSecondFactor: true });
    expect((await currentActor(new Headers({ cookie: admin.cookie })))?.needsSecondFactor).toBeUndefined();
    await enrolPerson(other);
    for (const actor of await now()) expect(actor?.needsSecondFactor).toBeUndefined();
  });

  it('a session that began before its owner set an app up elsewhere shows a code', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { secret } = await startEnrolment(person.actor);
    await confirmEnrolment(person.actor, await codeFor(secret), none);
    const session = await enter(person.actor.userId, 'password', none, await codeFor(secret, 1));
    const { actor } = await signedIn(session);
    expect(actor.needsSecondFactor).toBeUndefined();
    await expect(reauthenticate(actor, { password }, none)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  });
});

describe('over the API', () => {
  const app = join(import.meta.dirname, '../../../app');
  const open = [
    'enrolSecondFactor',
    'confirmSecondFactor',
    'getSecondFactor',
    'reauthenticate',
    'getMe',
    'logout',
    'verifyToken',
    'sessionEvents',
    'renewSession',
  ];
  const guarded = operations.filter(({ permission }) => permission !== 'public');

  async function statusOf(operation: Operation, headers: Record<string, string>) {
    const folder = join(app, operation.path.replaceAll('{', '[').replaceAll('}', ']'));
    const file = ['route.ts', 'route.tsx'].map((name) => join(folder, name)).find(existsSync) ?? '';
    const handler = ((await import(/* @vite-ignore */ file)) as Record<string, RouteHandler>)[operation.method] as RouteHandler;
    const ids = Object.fromEntries(Object.keys(operation.params?.shape ?? {}).map((name) => [name, randomUUID()]));
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
    const body = isWrite(operation.method) ? JSON.stringify(operation.examples?.body ?? {}) : undefined;
    const request = new Request(`http://localhost:3000${path}`, {
      method: operation.method,
      headers: { origin: 'http://localhost:3000', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const answer = await handler(request, { params: Promise.resolve(ids) });
    const error = answer.status === 403 ? ((await answer.json()) as { error: { code: string; message: string } }).error : null;
    await answer.body?.cancel().catch(() => undefined);
    return { status: answer.status, code: error?.code, message: error?.message };
  }

  it('is open only where it must be', () => {
    expect(
      guarded
        .filter(({ withoutSecondFactor }) => withoutSecondFactor)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...open].sort());
  });

  it.each(guarded.filter(({ withoutSecondFactor }) => !withoutSecondFactor).map((operation) => [operation.id, operation] as const))(
    '%s refuses cookie, token and key',
    async (_, operation) => {
      const { accessToken } = await issueAccessToken(member.actor.credentialId);
      for (const headers of [
        { cookie: member.cookie },
        { authorization: `Bearer ${accessToken}` },
        { authorization: `Bearer ${memberKey}` },
      ] as Record<string, string>[])
        expect(await statusOf(operation, headers)).toMatchObject({ status: 403, code: 'MFA_REQUIRED' });
    },
  );

  it.each(guarded.filter(({ withoutSecondFactor }) => withoutSecondFactor).map((operation) => [operation.id, operation] as const))(
    '%s refuses keys with a sentence that says what to do',
    async (_, operation) => {
      const { code, message } = await statusOf(operation, { authorization: `Bearer ${memberKey}` });
      expect(code).toBe('MFA_REQUIRED');
      expect(message).toContain('two-step sign-in');
    },
  );
});
