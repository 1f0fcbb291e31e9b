import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { signedIn } from '@/server/test/signed-in';
import { getOrganization } from '../data';
import { listOwnSessions } from '../own-sessions/data';
import { endOtherSessions, endOwnSession } from '../own-sessions/mutations';
import { currentActor } from '../session';
import { type Entered, signInWithPassword } from '../sign-in';
import { changePassword } from './change-password';
import { endMemberSessions } from './members';
import { requireGoodPassword } from './password-rules';
import { register } from './register';
import { createResetLink, requestPasswordReset, resetPassword } from './reset-password';

const password = 'a long enough password';
const another = 'wrong donkey capacitor nail';
const none = new Headers();
let orgId: OrgId;
let unique = 0;
const newEmail = () => `person-${Date.now()}-${unique++}@example.com`;

beforeAll(async () => {
  process.env.SIGN_UP = 'open';
  orgId = await makeOrganization();
});
afterAll(closeDatabase);

const codeOf = (work: Promise<unknown>) => work.then(() => 'accepted').catch((error: { code: string }) => error.code);

describe('registering', () => {
  it('makes a person and an organization of their own, and signs in', async () => {
    const email = newEmail();
    const { actor } = await signedIn(
      (await register({ email: email.toUpperCase(), password, organizationName: 'Örgä & Co' }, none)) as Entered,
    );
    expect(actor).toMatchObject({ email, role: 'admin', provider: 'local' });
    expect(await getOrganization(actor)).toMatchObject({
      name: 'Örgä & Co',
      slug: expect.stringMatching(/^orga-co-[0-9a-z]{6}$/),
      counts: { members: 1 },
    });
    expect(actor.orgId).not.toBe(orgId);
  });

  it('refuses a second account of one address, also at the same time', async () => {
    const email = newEmail();
    const results = await Promise.all([1, 2, 3].map(() => codeOf(register({ email, password }, none))));
    expect(results.sort()).toEqual(['CONFLICT', 'CONFLICT', 'accepted']);
  });
});

describe('passwords', () => {
  it.each([
    ['too short', 'q9V!kd02mZx', /at least 12/],
    ['too long', 'x9'.repeat(65), /at most 128/],
    ['common', 'password1234', /common/],
    ['common with signs in place of letters', 'P@ssw0rd1234!', /common/],
    ['keys in a row', '1qaz2wsx3edc', /common/],
    ['one thing many times', 'abcabcabcabcabc', /common/],
    ['their own address', 'ada.lovelace-9X!kd0', /e-mail/],
    ['the name of the product', 'cloudlens2026', /common/],
  ])('are refused when %s', async (_, given, message) => {
    await expect(requireGoodPassword(given, { email: 'ada.lovelace@example.com', name: 'Ada' })).rejects.toThrow(message);
  });

  it('may be any four unrelated words, or what a password manager makes', async () => {
    for (const given of ['correct horse battery staple', 'q9V!kd02mZxP', 'ünïcödé wörds äre wélcome'])
      await expect(requireGoodPassword(given, { email: 'ada.lovelace@example.com' })).resolves.toBeUndefined();
  });

  it('are changed with the present one; other sessions end, and this one has a new token', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const other = await signedIn(signInWithPassword(person.email, password, none));
    const change = (currentPassword: string, newPassword: string) => changePassword(person.actor, { currentPassword, newPassword }, none);
    expect(await codeOf(change('not the password', another))).toBe('UNPROCESSABLE');
    expect(await codeOf(change(password, password))).toBe('UNPROCESSABLE');
    expect(await codeOf(change(password, 'password1234'))).toBe('UNPROCESSABLE');
    await change(password, another);
    expect((await listOwnSessions(person.actor)).map(({ id }) => id)).toEqual([person.actor.credentialId]);
    expect(other.actor.credentialId).not.toBe(person.actor.credentialId);
    expect(await currentActor(new Headers({ cookie: person.cookie }))).toBeNull();
    expect(await codeOf(signInWithPassword(person.email, password, none))).toBe('UNAUTHENTICATED');
  });
});

describe('reset links that an admin makes', () => {
  it('are good once, where no mail is set up', async () => {
    const [admin, member] = [await makePerson(orgId), await makePerson(orgId, 'viewer', password)];
    expect(await codeOf(requestPasswordReset(member.email, none))).toBe('UNPROCESSABLE');
    const { link } = await createResetLink(admin.actor, member.actor.userId);
    const token = new URL(link).searchParams.get('token') ?? '';
    await resetPassword(token, another, none);
    expect(await codeOf(resetPassword(token, another, none))).toBe('UNPROCESSABLE');
    expect((await signedIn(signInWithPassword(member.email, another, none))).actor.userId).toBe(member.actor.userId);
  });

  it('are not for lower roles, foreign people, oneself, or members of other organizations too', async () => {
    const [admin, operator, both] = [await makePerson(orgId), await makePerson(orgId, 'operator'), await makePerson(orgId, 'viewer')];
    const elsewhere = await makeOrganization();
    const stranger = await makePerson(elsewhere);
    await withIdentity((tx) => tx.insert(members).values({ organizationId: elsewhere, userId: both.actor.userId, role: 'admin' }));
    expect(await codeOf(createResetLink(operator.actor, both.actor.userId))).toBe('FORBIDDEN');
    expect(await codeOf(createResetLink(admin.actor, stranger.actor.userId))).toBe('NOT_FOUND');
    expect(await codeOf(createResetLink(admin.actor, admin.actor.userId))).toBe('UNPROCESSABLE');
    expect(await codeOf(createResetLink(admin.actor, both.actor.userId))).toBe('CONFLICT');
  });
});

describe('sessions', () => {
  it('are listed with device, and ended one by one, all others, or by an admin', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const firefox = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' });
    const enter = async () => (await signedIn(signInWithPassword(person.email, password, firefox))).actor;
    const [second, third] = [await enter(), await enter()];
    const listed = await listOwnSessions(person.actor);
    expect(listed).toHaveLength(3);
    expect(listed.find(({ id }) => id === second.credentialId)).toMatchObject({ device: 'Firefox on Linux', current: false });
    expect(listed.find(({ current }) => current)?.id).toBe(person.actor.credentialId);

    const stranger = await makePerson(await makeOrganization());
    expect(await codeOf(endOwnSession(stranger.actor, second.credentialId))).toBe('NOT_FOUND');
    expect(await codeOf(endOwnSession(person.actor, person.actor.credentialId))).toBe('UNPROCESSABLE');
    await endOwnSession(person.actor, second.credentialId);
    expect(await codeOf(endOwnSession(person.actor, second.credentialId))).toBe('NOT_FOUND');
    expect(await endOtherSessions(third)).toEqual({ ended: 1 });

    expect(await codeOf(endMemberSessions(stranger.actor, person.actor.userId))).toBe('NOT_FOUND');
    const admin = await makePerson(orgId);
    expect(await endMemberSessions(admin.actor, person.actor.userId)).toEqual({ ended: 1 });
    expect(await withIdentity((tx) => tx.select().from(members).where(eq(members.userId, person.actor.userId)))).toHaveLength(1);
  });
});
