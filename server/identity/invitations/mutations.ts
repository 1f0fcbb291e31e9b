import { and, eq } from 'drizzle-orm';
import { invitations, members, organizations, sessions, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError, notFound } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { mailIsSetUp, sendMail } from '@/server/mail/send';
import { type Actor, authorise, requireSecondFactor } from '../actor';
import { invitationLetter } from '../local/letters';
import { requireLocal } from '../local/only-local';
import { normalEmail } from '../local/person';
import { checkGrants, writeGrants } from '../members/grants';
import type { GrantsInput } from '../members/schema';
import type { AccountPermission, Role } from '../permissions';
import { requireSession } from '../recent-proof';
import { randomText, sha256 } from '../secret-token';
import { countAttempt } from '../sign-in-attempts';
import { findOpenInvitation, type InvitationRow, type OpenInvitation } from './data';

export interface NewInvitation extends InvitationRow {
  /** To hand over; shown now and never again. */
  link: string;
  /** Whether it was mailed to the address too. */
  mailed: boolean;
}

/**
 * Invites somebody by e-mail address. Their earlier invitation to this organization, if one is open, is no good any more.
 * @param input `grants` limits them to some AWS accounts; null or absent: no limit
 * @throws AppError CONFLICT when they are a member already; NOT_FOUND, UNPROCESSABLE for grants that cannot be
 */
export async function createInvitation(
  actor: Actor,
  input: { email: string; role: Role; name?: string | undefined; grants?: GrantsInput | undefined },
): Promise<NewInvitation> {
  authorise(actor, 'members:create');
  requireLocal();
  const email = normalEmail(input.email);
  const token = randomText(32);
  const grants = await checkGrants(actor, input.role, input.grants ?? null);
  const row = await withOrg(actor, async (audit) => {
    const made = await withIdentity(async (tx) => {
      if (await isMember(tx, actor.orgId, email)) throw new AppError('CONFLICT', `${email} is a member of your organization already.`);
      await tx
        .update(invitations)
        .set({ status: 'revoked', tokenHash: null })
        .where(and(eq(invitations.organizationId, actor.orgId), eq(invitations.email, email), eq(invitations.status, 'pending')));
      const [invitation] = await tx
        .insert(invitations)
        .values({
          organizationId: actor.orgId,
          email,
          role: input.role,
          grants: grants && Object.fromEntries(grants.map(({ awsAccountId, permissions }) => [awsAccountId, permissions])),
          inviterId: actor.userId,
          tokenHash: sha256(token),
          expiresAt: new Date(Date.now() + env().INVITATION_SECONDS * 1000),
        })
        .returning({ id: invitations.id, createdAt: invitations.createdAt, expiresAt: invitations.expiresAt });
      const [organization] = await tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, actor.orgId));
      if (!invitation || !organization) throw new Error('An inserted invitation was not returned.');
      return { ...invitation, organization: organization.name };
    });
    await recordAudit(audit, actor, {
      action: 'invitation.create',
      target: made.id,
      data: { email, role: input.role, ...(input.name ? { name: input.name } : {}), ...(grants ? { grants } : {}) },
    });
    return made;
  });
  const { organization, ...invitation } = row;
  const sent = await handOver(actor, { email, organization, token });
  return { ...invitation, email, role: input.role, status: 'pending', inviter: actor.email, ...sent };
}

/** The link of a token, mailed where mail is set up. */
export async function handOver(
  actor: Actor,
  { email, organization, token }: { email: string; organization: string; token: string },
): Promise<{ link: string; mailed: boolean }> {
  const link = `${env().APP_URL}/invitation?token=${token}`;
  const mailed = mailIsSetUp() && (await sendMail(email, invitationLetter(actor.name || actor.email, organization, link)));
  return { link, mailed };
}

async function isMember(tx: Tx, orgId: string, email: string): Promise<boolean> {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), eq(users.provider, 'local'), eq(users.email, email)))
    .where(eq(members.organizationId, orgId));
  return rows.length > 0;
}

/** The link stops working at once. Revoking again changes nothing. */
export async function revokeInvitation(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'members:delete');
  await withOrg(actor, async (audit) => {
    const revoked = await withIdentity(async (tx) => {
      const [row] = await tx
        .select({ email: invitations.email, status: invitations.status })
        .from(invitations)
        .where(and(eq(invitations.id, id), eq(invitations.organizationId, actor.orgId)))
        .for('update');
      if (!row) throw notFound('invitation');
      if (row.status === 'accepted') throw new AppError('CONFLICT', 'This invitation was accepted: remove the member instead.');
      if (row.status !== 'pending') return null;
      await tx.update(invitations).set({ status: 'revoked', tokenHash: null }).where(eq(invitations.id, id));
      return row;
    });
    if (revoked) await recordAudit(audit, actor, { action: 'invitation.revoke', target: id, data: { email: revoked.email } });
  });
}

export const deadInvitation = () =>
  new AppError('UNPROCESSABLE', 'This invitation was used, revoked, or is too old: ask for a new one.', { field: 'invitation' });

/** Grants without the AWS accounts that were removed since they were made. */
async function stillThere(tx: Tx, orgId: string, grants: Record<string, string[]>): Promise<GrantsInput> {
  const ids = Object.keys(grants);
  const known = await tx.sql<{ id: string }[]>`select id from aws_accounts where org_id = ${orgId} and id = any(${ids}::uuid[])`;
  return known.map(({ id }) => ({ awsAccountId: id, permissions: (grants[id] ?? []) as AccountPermission[] }));
}

/**
 * Uses an invitation up and makes whom `find` finds, or makes, a member; both in one transaction. Of two at the same time one wins.
 * @returns the person's id
 */
export async function joinByInvitation(
  invitation: OpenInvitation,
  via: string,
  find: (tx: Tx) => Promise<{ userId: string; email: string }>,
): Promise<string> {
  const orgId = asOrgId(invitation.orgId);
  return withOrg(orgId, async (audit) => {
    const person = await withIdentity(async (tx) => {
      const found = await find(tx);
      const used = await tx
        .update(invitations)
        .set({ status: 'accepted', tokenHash: null })
        .where(and(eq(invitations.id, invitation.id), eq(invitations.status, 'pending')))
        .returning({ id: invitations.id });
      if (used.length === 0) throw deadInvitation();
      const joined = await tx
        .insert(members)
        .values({ organizationId: orgId, userId: found.userId, role: invitation.role })
        .onConflictDoNothing()
        .returning({ id: members.id });
      if (joined.length > 0 && invitation.grants)
        await writeGrants(tx, { userId: found.userId, orgId }, await stillThere(audit, orgId, invitation.grants));
      return found;
    });
    await recordAudit(
      audit,
      { ...person, orgId, via },
      { action: 'invitation.accept', target: invitation.id, data: { role: invitation.role } },
    );
    return person.userId;
  });
}

/**
 * Joins the inviting organization as who is signed in, and goes on working in it. New people register with the invitation instead.
 * @throws AppError UNPROCESSABLE for a link that is no good; FORBIDDEN when it is for another address
 */
export async function acceptInvitation(actor: Actor, token: string, headers: Headers): Promise<{ organizationId: string }> {
  requireLocal();
  requireSession(actor);
  requireSecondFactor(actor);
  return acceptAs({ userId: actor.userId, email: actor.email, sessionId: actor.credentialId, via: actor.via }, token, headers);
}

/** {@link acceptInvitation} for whoever's session it is, also of somebody who belongs to no organization any more. */
export async function acceptAs(
  person: { userId: string; email: string; sessionId: string; via: string },
  token: string,
  headers: Headers,
): Promise<{ organizationId: string }> {
  await countAttempt('invitation', person.userId, headers);
  const invitation = await withIdentity((tx) => findOpenInvitation(tx, token));
  if (!invitation) throw deadInvitation();
  if (normalEmail(person.email) !== invitation.email)
    throw new AppError('FORBIDDEN', `This invitation is for ${invitation.email}: sign in with that address to accept it.`);
  await joinByInvitation(invitation, person.via, async (tx) => {
    await tx.update(sessions).set({ activeOrganizationId: invitation.orgId }).where(eq(sessions.id, person.sessionId));
    return { userId: person.userId, email: person.email };
  });
  return { organizationId: invitation.orgId };
}
