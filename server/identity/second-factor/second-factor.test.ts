import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/drizzle/schema/audit';
import { recoveryCodes, sessions, twoFactors } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { codeFor, enrolPerson } from '@/server/test/second-factor';
import { signedIn } from '@/server/test/signed-in';
import { resetMemberSecondFactor } from '../local/members';
import { reauthenticate } from '../recent-proof';
import { currentActor } from '../session';
import { isSecondStep, type SecondStep, signInWithChallenge, signInWithPassword } from '../sign-in';
import { confirmEnrolment, startEnrolment } from './enrol';
import { disableSecondFactor, regenerateRecoveryCodes, secondFactorStatus } from './manage';

const password = 'a long enough password';
const none = new Headers();
let orgId: OrgId;

beforeAll(async () => {
  orgId = await makeOrganization();
});
afterAll(closeDatabase);

async function challengeOf(person: Person): Promise<string> {
  const entered = await signInWithPassword(person.email, password, none);
  expect(isSecondStep(entered)).toBe(true);
  return (entered as SecondStep).challenge;
}

const codeOf = (work: Promise<unknown>) => work.then(() => 'accepted').catch((error: { code: string }) => error.code);

describe('setting up an authenticator app', () => {
  it('changes nothing before a right code confirms it', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { secret, uri } = await startEnrolment(person.actor);
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toMatch(/^otpauth:\/\/totp\/CloudLens:/);
    expect(await codeOf(confirmEnrolment(person.actor, '000000', none))).toBe('UNPROCESSABLE');
    expect(await secondFactorStatus(person.actor)).toMatchObject({ enabled: false });
    expect((await signedIn(signInWithPassword(person.email, password, none))).actor.userId).toBe(person.actor.userId);
  });

  it('ends the other sessions, keeps this one, and stores neither secret nor codes in clear', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const other = await signedIn(signInWithPassword(person.email, password, none));
    const { secret, codes } = await enrolPerson(person);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const living = await withIdentity((tx) => tx.select().from(sessions).where(eq(sessions.userId, person.actor.userId)));
    expect(living.map(({ id }) => id)).toEqual([person.actor.credentialId]);
    expect(living.map(({ id }) => id)).not.toContain(other.actor.credentialId);
    const stored = await withIdentity(async (tx) => [
      await tx.select().from(twoFactors).where(eq(twoFactors.userId, person.actor.userId)),
      await tx.select().from(recoveryCodes).where(eq(recoveryCodes.userId, person.actor.userId)),
    ]);
    for (const text of [secret, ...codes]) expect(JSON.stringify(stored)).not.toContain(text);
    expect(await codeOf(startEnrolment(person.actor))).toBe('CONFLICT');
  });

  it('asks for a recent proof, which a password gives and after which the session has another token', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const before = new Date(Date.now() - 11 * 60_000);
    await withIdentity((tx) => tx.update(sessions).set({ authenticatedAt: before }).where(eq(sessions.id, person.actor.credentialId)));
    expect(await codeOf(startEnrolment(person.actor))).toBe('REAUTHENTICATION_REQUIRED');
    expect(await codeOf(reauthenticate(person.actor, { password: 'wrong' }, none))).toBe('UNAUTHENTICATED');
    const { token } = await reauthenticate(person.actor, { password }, none);
    expect(token).not.toBe(person.sessionToken);
    expect(await currentActor(new Headers({ cookie: person.cookie }))).toBeNull();
    expect(await codeOf(startEnrolment(person.actor))).toBe('accepted');
  });
});

describe('a code', () => {
  it('signs in with its challenge, and neither is good twice', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { secret } = await enrolPerson(person);
    const code = await codeFor(secret, 1);
    const challenge = await challengeOf(person);
    const { actor } = await signInWithChallenge(challenge, code, none);
    expect(actor).toMatchObject({ userId: person.actor.userId });
    expect(actor.needsSecondFactor).toBeUndefined();
    expect(await codeOf(signInWithChallenge(challenge, code, none))).toBe('UNAUTHENTICATED');
    expect(await codeOf(signInWithChallenge(await challengeOf(person), code, none))).toBe('UNAUTHENTICATED');
    expect(await codeOf(signInWithPassword(person.email, password, none, code))).toBe('UNAUTHENTICATED');
  });

  it('lets one of many at the same time through', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { secret } = await enrolPerson(person);
    const code = await codeFor(secret, 1);
    const challenge = await challengeOf(person);
    const results = await Promise.all(Array.from({ length: 4 }, () => codeOf(signInWithChallenge(challenge, code, none))));
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
  });

  it('that is older than the last one used is refused, and one of far away never counts', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { secret } = await enrolPerson(person);
    await signInWithChallenge(await challengeOf(person), await codeFor(secret, 1), none);
    for (const steps of [0, -1, 3, -20])
      expect(await codeOf(signInWithChallenge(await challengeOf(person), await codeFor(secret, steps), none)), String(steps)).toBe(
        'UNAUTHENTICATED',
      );
  });

  it('may be guessed five times in a quarter of an hour, whatever the path, then a right one waits too', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { secret, codes } = await enrolPerson(person);
    const challenge = await challengeOf(person);
    for (let tries = 0; tries < 3; tries++) expect(await codeOf(signInWithChallenge(challenge, '000000', none))).toBe('UNAUTHENTICATED');
    expect(await codeOf(signInWithPassword(person.email, password, none, '000000'))).toBe('UNAUTHENTICATED');
    expect(await codeOf(reauthenticate(person.actor, { code: 'AAAAAA-AAAAAA-AAAAAA-AAAAAA' }, none))).toBe('UNAUTHENTICATED');
    expect(await codeOf(signInWithChallenge(challenge, await codeFor(secret, 1), none))).toBe('RATE_LIMITED');
    expect(await codeOf(signInWithChallenge(challenge, codes[0] ?? '', none))).toBe('RATE_LIMITED');
  });

  it('is asked for after the password only', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await enrolPerson(person);
    expect(await codeOf(signInWithPassword(person.email, 'not the password', none))).toBe('UNAUTHENTICATED');
    expect(await codeOf(signInWithChallenge('0'.repeat(32), '123456', none))).toBe('UNAUTHENTICATED');
  });
});

describe('recovery codes', () => {
  it('sign in once each, as typed, and die when new ones are made', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    const { codes } = await enrolPerson(person);
    const [first = '', second = ''] = codes;
    const signIn = async (code: string) => codeOf(signInWithChallenge(await challengeOf(person), code, none));
    expect(await signIn(first.toLowerCase().replaceAll('-', ' '))).toBe('accepted');
    expect(await signIn(first)).toBe('UNAUTHENTICATED');
    expect((await secondFactorStatus(person.actor)).recoveryCodesLeft).toBe(9);
    const anew = await regenerateRecoveryCodes(person.actor);
    expect(await signIn(second)).toBe('UNAUTHENTICATED');
    expect(await signIn(anew[0] ?? '')).toBe('accepted');
  });

  it('belong to one person', async () => {
    const [one, other] = [await makePerson(orgId, 'viewer', password), await makePerson(orgId, 'viewer', password)];
    const { codes } = await enrolPerson(one);
    await enrolPerson(other);
    expect(await codeOf(signInWithChallenge(await challengeOf(other), codes[0] ?? '', none))).toBe('UNAUTHENTICATED');
  });
});

describe('taking it away', () => {
  it('is for the person, with a recent proof', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await enrolPerson(person);
    const before = new Date(Date.now() - 11 * 60_000);
    await withIdentity((tx) => tx.update(sessions).set({ authenticatedAt: before }).where(eq(sessions.id, person.actor.credentialId)));
    expect(await codeOf(disableSecondFactor(person.actor))).toBe('REAUTHENTICATION_REQUIRED');
    expect(await codeOf(reauthenticate(person.actor, { password }, none))).toBe('UNPROCESSABLE');
    await withIdentity((tx) => tx.update(sessions).set({ authenticatedAt: new Date() }).where(eq(sessions.id, person.actor.credentialId)));
    await disableSecondFactor(person.actor);
    expect((await signedIn(signInWithPassword(person.email, password, none))).actor.userId).toBe(person.actor.userId);
    const rows = await withOrg(orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.target, person.actor.userId)).orderBy(auditLog.seq),
    );
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['mfa.enrol', 'mfa.enable', 'mfa.disable']));
  });

  it('is for an admin of the only organization of a member, never for oneself or for foreign people', async () => {
    const [admin, member] = [await makePerson(orgId, 'admin', password), await makePerson(orgId, 'viewer', password)];
    await enrolPerson(member);
    await enrolPerson(admin);
    expect(await codeOf(resetMemberSecondFactor(admin.actor, admin.actor.userId))).toBe('UNPROCESSABLE');
    expect(await codeOf(resetMemberSecondFactor(member.actor, admin.actor.userId))).toBe('FORBIDDEN');
    const stranger = await makePerson(await makeOrganization(), 'viewer');
    expect(await codeOf(resetMemberSecondFactor(admin.actor, stranger.actor.userId))).toBe('NOT_FOUND');
    await resetMemberSecondFactor(admin.actor, member.actor.userId);
    expect(await currentActor(new Headers({ cookie: member.cookie }))).toBeNull();
    expect((await signedIn(signInWithPassword(member.email, password, none))).actor.userId).toBe(member.actor.userId);
  });
});
