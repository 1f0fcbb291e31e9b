import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  invitations,
  rateLimits,
  refreshTokens,
  registrations,
  sessions,
  signInLinks,
  userTokens,
  verifications,
} from '@/drizzle/schema/identity';
import { vendorObjects, webhookEvents } from '@/drizzle/schema/vendors';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, type Tx, withIdentity } from '@/server/db';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { cleaners, cleanUp } from './clean-up';
import { cleanUpCron } from './clean-up-schedule';

// Other suites clean up, too, and what has ended is anybody's to clean.
await takeOwnDatabase(inject('databaseUrls').owner);

const now = new Date();
const at = (days: number) => new Date(now.getTime() + days * 86_400_000);
let person: Person;
let orgId: string;

beforeAll(async () => {
  orgId = await makeOrganization();
  person = await makePerson(await makeOrganization());
});
afterAll(closeDatabase);

/** For each kind: makes a row that ends then, and asks whether it is there. */
const kinds: Record<string, (name: string) => { make: (tx: Tx, ends: Date) => Promise<unknown>; find: (tx: Tx) => Promise<unknown[]> }> = {
  sessions: (token) => ({
    make: (tx, expiresAt) => tx.insert(sessions).values({ token, userId: person.actor.userId, expiresAt }),
    find: (tx) => tx.select().from(sessions).where(eq(sessions.token, token)),
  }),
  'refresh tokens': (tokenHash) => ({
    make: (tx, expiresAt) =>
      tx.insert(refreshTokens).values({ tokenHash, sessionId: person.actor.credentialId, expiresAt, usedAt: at(-1) }),
    find: (tx) => tx.select().from(refreshTokens).where(eq(refreshTokens.tokenHash, tokenHash)),
  }),
  'user tokens': (tokenHash) => ({
    make: (tx, expiresAt) => tx.insert(userTokens).values({ tokenHash, userId: person.actor.userId, purpose: 'reset-password', expiresAt }),
    find: (tx) => tx.select().from(userTokens).where(eq(userTokens.tokenHash, tokenHash)),
  }),
  'sign-in links': (tokenHash) => ({
    make: (tx, expiresAt) => tx.insert(signInLinks).values({ tokenHash, userId: person.actor.userId, expiresAt }),
    find: (tx) => tx.select().from(signInLinks).where(eq(signInLinks.tokenHash, tokenHash)),
  }),
  'sign-ups': (tokenHash) => ({
    make: (tx, expiresAt) =>
      tx
        .insert(registrations)
        .values({ tokenHash, email: `${tokenHash}@example.com`, name: 'x', organizationName: 'x', passwordHash: 'x', expiresAt }),
    find: (tx) => tx.select().from(registrations).where(eq(registrations.tokenHash, tokenHash)),
  }),
  verifications: (identifier) => ({
    make: (tx, expiresAt) => tx.insert(verifications).values({ identifier, value: 'x', expiresAt }),
    find: (tx) => tx.select().from(verifications).where(eq(verifications.identifier, identifier)),
  }),
  invitations: (tokenHash) => ({
    // Kept for the list for thirty days after its end.
    make: (tx, ends) =>
      tx.insert(invitations).values({
        tokenHash,
        organizationId: orgId,
        inviterId: person.actor.userId,
        email: `${tokenHash}@example.com`,
        role: 'viewer',
        expiresAt: new Date(ends.getTime() - 30 * 86_400_000),
      }),
    find: (tx) =>
      tx
        .select()
        .from(invitations)
        .where(eq(invitations.email, `${tokenHash}@example.com`)),
  }),
  // Kept for thirty days after they came.
  'webhook ids': (eventId) => ({
    make: (tx, ends) =>
      tx
        .insert(webhookEvents)
        .values({ provider: 'clerk', eventId, type: 'user.updated', receivedAt: new Date(ends.getTime() - 30 * 86_400_000) }),
    find: (tx) => tx.select().from(webhookEvents).where(eq(webhookEvents.eventId, eventId)),
  }),
  'ended vendor sessions': (subject) => ({
    make: (tx, ends) =>
      tx
        .insert(vendorObjects)
        .values({ provider: 'clerk', kind: 'session', subject, gone: true, changedAt: new Date(ends.getTime() - 30 * 86_400_000) }),
    find: (tx) => tx.select().from(vendorObjects).where(eq(vendorObjects.subject, subject)),
  }),
  'rate limits': (key) => ({
    make: (tx, ends) => tx.insert(rateLimits).values({ key, points: 1, expire: ends.getTime() }),
    find: (tx) => tx.select().from(rateLimits).where(eq(rateLimits.key, key)),
  }),
};

describe('cleaning up', () => {
  it.each(cleaners.map(({ name }) => name).filter((name) => name in kinds))('deletes %s that have expired, and no others', async (name) => {
    const kind = kinds[name];
    if (!kind) throw new Error(name);
    const [old, living] = [kind(`old-${name}`), kind(`living-${name}`)];
    await withIdentity(async (tx) => {
      await old.make(tx, at(-0.01));
      await living.make(tx, at(0.01));
    });
    await cleanUp(now);
    expect(await withIdentity(old.find)).toEqual([]);
    expect(await withIdentity(living.find)).toHaveLength(1);
  });

  it('knows every kind that is tested here', () => {
    expect(cleaners.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(kinds)));
  });

  it('goes on with the rest when one kind fails, and says so', async () => {
    const done: string[] = [];
    const list = [
      { name: 'broken', run: () => Promise.reject(new Error('no')) },
      { name: 'whole', run: async () => done.push('whole') },
    ];
    await expect(cleanUp(now, list)).rejects.toThrow('broken');
    expect(done).toEqual(['whole']);
  });

  it.each([
    [60, '*/1 * * * *'],
    [600, '*/10 * * * *'],
    [2400, '*/30 * * * *'],
    [3600, '0 * * * *'],
    [3 * 3600, '0 */3 * * *'],
    [5 * 3600, '0 */4 * * *'],
    [7 * 86_400, '0 0 * * *'],
  ])('every %i s is the cron %s', (seconds, cron) => {
    expect(cleanUpCron(seconds)).toBe(cron);
  });
});
