import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registrations, users, userTokens } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { type MailServer, startMailServer } from '@/server/test/mail-server';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { enrolPerson } from '@/server/test/second-factor';
import { signedIn } from '@/server/test/signed-in';
import { createInvitation } from '../invitations/mutations';
import { currentActor } from '../session';
import { isSecondStep, signInWithPassword } from '../sign-in';
import { register } from './register';
import { requestPasswordReset, resetPassword } from './reset-password';
import { requestVerification, verifyEmail } from './verify-email';

const password = 'a long enough password';
const another = 'wrong donkey capacitor nail';
const none = new Headers();
let mail: MailServer;
let orgId: OrgId;

beforeAll(async () => {
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
  process.env.SIGN_UP = 'open';
  orgId = await makeOrganization();
});
afterAll(async () => {
  await closeDatabase();
  await mail.close();
});

const linkIn = (text: string, page: string): string => new RegExp(`/${page}\\?token=([0-9A-Za-z]{32})`).exec(text)?.[1] ?? '';
const codeOf = (work: Promise<unknown>) => work.then(() => 'accepted').catch((error: { code: string }) => error.code);

describe('a forgotten password', () => {
  it('is replaced by the link of a mail, once, and every session ends', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await requestPasswordReset(person.email.toUpperCase(), none);
    const token = linkIn(await mail.next(person.email), 'reset-password');
    expect(token).not.toBe('');
    expect(await codeOf(resetPassword(token, 'password1234', none))).toBe('UNPROCESSABLE');
    await resetPassword(token, another, none);
    expect(await codeOf(resetPassword(token, 'yet another long phrase', none))).toBe('UNPROCESSABLE');
    expect(await currentActor(new Headers({ cookie: person.cookie }))).toBeNull();
    expect(await codeOf(signInWithPassword(person.email, password, none))).toBe('UNAUTHENTICATED');
    expect((await signedIn(signInWithPassword(person.email, another, none))).actor.userId).toBe(person.actor.userId);
    expect(await mail.next(person.email)).toContain('Your password was changed');
  });

  it('is told of in the same way whether the address is known or not, and nobody unknown gets mail', async () => {
    const known = await makePerson(orgId, 'viewer', password);
    const answers = [await requestPasswordReset(known.email, none), await requestPasswordReset('nobody@example.com', none)];
    expect(answers).toEqual([undefined, undefined]);
    await mail.next(known.email);
    expect(mail.received('nobody@example.com')).toBe(0);
  });

  it('lets one of many uses at the same time through, and an older link none', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await requestPasswordReset(person.email, none);
    const older = linkIn(await mail.next(person.email), 'reset-password');
    await requestPasswordReset(person.email, none);
    const newer = linkIn(await mail.next(person.email), 'reset-password');
    expect(await codeOf(resetPassword(older, another, none))).toBe('UNPROCESSABLE');
    const results = await Promise.all(Array.from({ length: 4 }, () => codeOf(resetPassword(newer, another, none))));
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
  });

  it('does not get past two-step sign-in', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await enrolPerson(person);
    await requestPasswordReset(person.email, none);
    await resetPassword(linkIn(await mail.next(person.email), 'reset-password'), another, none);
    expect(isSecondStep(await signInWithPassword(person.email, another, none))).toBe(true);
  });

  it('may be asked for five times in a quarter of an hour', async () => {
    const email = `asked-${Date.now()}@example.com`;
    for (let tries = 0; tries < 5; tries++) expect(await codeOf(requestPasswordReset(email, none))).toBe('accepted');
    expect(await codeOf(requestPasswordReset(email, none))).toBe('RATE_LIMITED');
  });

  it('has links that are stored as hashes and die after an hour', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await requestPasswordReset(person.email, none);
    const token = linkIn(await mail.next(person.email), 'reset-password');
    const stored = await withIdentity((tx) => tx.select().from(userTokens).where(eq(userTokens.userId, person.actor.userId)));
    expect(JSON.stringify(stored)).not.toContain(token);
    await withIdentity((tx) => tx.update(userTokens).set({ expiresAt: new Date() }).where(eq(userTokens.userId, person.actor.userId)));
    expect(await codeOf(resetPassword(token, another, none))).toBe('UNPROCESSABLE');
  });
});

describe('a sign-up where mail is set up', () => {
  it('makes nobody before the address is proven, and signs in then, once', async () => {
    const email = `ada-${Date.now()}@example.com`;
    expect(await register({ email, password, name: 'Ada', organizationName: 'Engines' }, none)).toEqual({ verificationSent: true });
    const token = linkIn(await mail.next(email), 'verify-email');
    const before = await withIdentity((tx) => tx.select().from(users).where(eq(users.email, email)));
    expect(before).toEqual([]);
    const pending = await withIdentity((tx) => tx.select().from(registrations).where(eq(registrations.email, email)));
    expect(JSON.stringify(pending)).not.toMatch(new RegExp(`${token}|${password}`));
    expect(await codeOf(signInWithPassword(email, password, none))).toBe('UNAUTHENTICATED');
    const entered = await verifyEmail(token, none);
    expect(entered && (await signedIn(entered)).actor).toMatchObject({ email, role: 'admin' });
    expect(await codeOf(verifyEmail(token, none))).toBe('UNPROCESSABLE');
  });

  it('answers the same for an address that has an account, which hears of it by mail', async () => {
    const known = await makePerson(orgId, 'viewer', password);
    expect(await register({ email: known.email, password: another }, none)).toEqual({ verificationSent: true });
    expect(await mail.next(known.email)).toContain('already have an account');
    expect(await codeOf(signInWithPassword(known.email, another, none))).toBe('UNAUTHENTICATED');
  });

  it('lets who is there already prove their address', async () => {
    const person = await makePerson(orgId, 'viewer', password);
    await requestVerification(person.actor, none);
    expect(await verifyEmail(linkIn(await mail.next(person.email), 'verify-email'), none)).toBeNull();
    const [row] = await withIdentity((tx) => tx.select().from(users).where(eq(users.id, person.actor.userId)));
    expect(row?.emailVerified).toBe(true);
  });
});

it('mails invitations, with nothing of a name that could be a header or HTML', async () => {
  const admin = await makePerson(orgId, 'admin');
  const actor = { ...admin.actor, name: 'Eve\r\nBcc: victim@example.com <b>x</b>' };
  const { mailed, link } = await createInvitation(actor, { email: 'Invited@Example.com', role: 'viewer' });
  expect(mailed).toBe(true);
  const text = await mail.next('invited@example.com');
  expect(text).toContain(linkIn(link, 'invitation'));
  expect(text).not.toMatch(/^Bcc:/m);
  expect(text).not.toContain('<b>x</b></p>');
  expect(text).toContain('&lt;b&gt;x');
  expect(mail.received('victim@example.com')).toBe(0);
});
