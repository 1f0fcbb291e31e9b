import { and, eq } from 'drizzle-orm';
import { members } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { sendMail } from '@/server/mail/send';
import { type Actor, authorise } from '../actor';
import { endSessions } from '../own-sessions/end-sessions';
import { identityProvider } from '../provider';
import { forgetSecondFactor } from '../second-factor/manage';
import { changedLetter } from './letters';
import { requireLocal } from './only-local';
import { findPerson, organizationsOf, type Person } from './person';

/** @throws AppError NOT_FOUND for whoever is no member of the actor's organization */
export async function requireMember(actor: Actor, userId: string): Promise<void> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.userId, userId), eq(members.organizationId, actor.orgId))),
  );
  if (!row) throw notFound('member');
}

/**
 * For what would let an admin sign in as a member: that must not reach into other organizations.
 * @throws AppError NOT_FOUND for whoever is no member; CONFLICT for whoever belongs to others too; UNPROCESSABLE for oneself
 */
export async function requireSoleMember(actor: Actor, userId: string): Promise<Person> {
  if (userId === actor.userId)
    throw new AppError('UNPROCESSABLE', 'For yourself, use Settings, Security: it asks for your password or code first.');
  await requireMember(actor, userId);
  const { person, joined } = await withIdentity(async (tx) => ({
    person: await findPerson(tx, userId),
    joined: await organizationsOf(tx, userId),
  }));
  if (!person) throw notFound('member');
  if (joined.length > 1)
    throw new AppError('CONFLICT', 'This person belongs to other organizations too, so only they themselves can do that.');
  return person;
}

/**
 * Ends every session of a member, for instance of a lost notebook's. Their API keys are revoked apart.
 * @throws AppError NOT_FOUND; UNPROCESSABLE where Clerk keeps the sessions: ours know nothing of them
 */
export async function endMemberSessions(actor: Actor, userId: string): Promise<{ ended: number }> {
  authorise(actor, 'members:update');
  await requireMember(actor, userId);
  if (identityProvider() === 'clerk')
    throw new AppError('UNPROCESSABLE', 'Sessions are kept by Clerk here: end them there, or remove the member, which holds at once.');
  return withOrg(actor, async (audit) => {
    const ended = await withIdentity((tx) => endSessions(tx, { userId }));
    await recordAudit(audit, actor, { action: 'session.end-all', target: userId, data: { ended } });
    return { ended };
  });
}

/** Takes two-step sign-in from a member who lost both app and recovery codes; all their sessions end. */
export async function resetMemberSecondFactor(actor: Actor, userId: string): Promise<void> {
  authorise(actor, 'members:update');
  requireLocal();
  const person = await requireSoleMember(actor, userId);
  if (!person.twoFactorEnabled) throw new AppError('UNPROCESSABLE', 'This member has no two-step sign-in to reset.');
  await withOrg(actor, async (audit) => {
    await withIdentity(async (tx) => {
      await forgetSecondFactor(tx, userId);
      await endSessions(tx, { userId });
    });
    await recordAudit(audit, actor, { action: 'mfa.reset', target: userId });
  });
  void sendMail(person.email, changedLetter('Your two-step sign-in was reset by an admin'));
}
