import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
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
import { type Tx, withIdentity } from '../db';
import { log } from '../log';
import { sessionMaximumSeconds } from './session-limits';

/** Deletes what has expired of one kind. */
export interface Cleaner {
  name: string;
  /** @returns how many rows it deleted */
  run: (tx: Tx, now: Date) => Promise<number>;
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** How long an invitation stays in the list of the members page after its end. */
const invitationDays = 30;

/** Far longer than a vendor sends an event again, or than a token of an ended session is good for. */
const vendorDays = 30;

/** Whoever adds a table of things that expire adds its line here. */
export const cleaners: readonly Cleaner[] = [
  {
    name: 'sessions',
    run: async (tx, now) => {
      const oldest = new Date(now.getTime() - sessionMaximumSeconds() * 1000);
      return count(
        await tx
          .delete(sessions)
          .where(or(lt(sessions.expiresAt, now), lt(sessions.createdAt, oldest)))
          .returning({ id: sessions.id }),
      );
    },
  },
  {
    // Used ones stay until their own end: until then a second use must be recognised.
    name: 'refresh tokens',
    run: async (tx, now) =>
      count(await tx.delete(refreshTokens).where(lt(refreshTokens.expiresAt, now)).returning({ id: refreshTokens.id })),
  },
  {
    name: 'user tokens',
    run: async (tx, now) =>
      count(
        await tx
          .delete(userTokens)
          .where(or(lt(userTokens.expiresAt, now), isNotNull(userTokens.usedAt)))
          .returning({ id: userTokens.id }),
      ),
  },
  {
    name: 'sign-in links',
    run: async (tx, now) =>
      count(
        await tx
          .delete(signInLinks)
          .where(or(lt(signInLinks.expiresAt, now), isNotNull(signInLinks.usedAt)))
          .returning({ id: signInLinks.id }),
      ),
  },
  {
    name: 'sign-ups',
    run: async (tx, now) =>
      count(await tx.delete(registrations).where(lt(registrations.expiresAt, now)).returning({ id: registrations.id })),
  },
  {
    name: 'verifications',
    run: async (tx, now) =>
      count(await tx.delete(verifications).where(lt(verifications.expiresAt, now)).returning({ id: verifications.id })),
  },
  {
    name: 'invitations',
    run: async (tx, now) => {
      await tx
        .update(invitations)
        .set({ tokenHash: null })
        .where(and(eq(invitations.status, 'pending'), lt(invitations.expiresAt, now), isNotNull(invitations.tokenHash)));
      return count(
        await tx
          .delete(invitations)
          .where(lt(invitations.expiresAt, daysBefore(now, invitationDays)))
          .returning({ id: invitations.id }),
      );
    },
  },
  {
    name: 'webhook ids',
    run: async (tx, now) =>
      count(
        await tx
          .delete(webhookEvents)
          .where(lt(webhookEvents.receivedAt, daysBefore(now, vendorDays)))
          .returning({ id: webhookEvents.eventId }),
      ),
  },
  {
    name: 'ended vendor sessions',
    run: async (tx, now) =>
      count(
        await tx
          .delete(vendorObjects)
          .where(and(eq(vendorObjects.kind, 'session'), lt(vendorObjects.changedAt, daysBefore(now, vendorDays))))
          .returning({ id: vendorObjects.subject }),
      ),
  },
  {
    name: 'rate limits',
    run: async (tx, now) => {
      const rows = await tx
        .delete(rateLimits)
        .where(lt(rateLimits.expire, sql`${now.getTime()}`))
        .returning({ key: rateLimits.key });
      return rows.length;
    },
  },
];

const count = (rows: readonly unknown[]): number => rows.length;

/**
 * Deletes everything that has expired. Each kind in a transaction of its own: one that fails holds up no other.
 * @returns how many rows of each kind
 * @throws Error naming the kinds that failed, after all were tried
 */
export async function cleanUp(now = new Date(), list = cleaners): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  const failed: string[] = [];
  for (const { name, run } of list) {
    try {
      deleted[name] = await withIdentity((tx) => run(tx, now));
    } catch (error) {
      log.error({ err: error, kind: name }, 'what has expired could not be deleted');
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(`Could not clean up: ${failed.join(', ')}.`);
  return deleted;
}
