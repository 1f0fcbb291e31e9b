import { and, eq, isNull, ne } from 'drizzle-orm';
import { apiKeys, members, organizations, sessions, users } from '@/drizzle/schema/identity';
import type { AuditEntry } from '../../audit/record';
import type { Tx } from '../../db';
import { announce } from '../../live/announce';
import { endSessions } from '../own-sessions/end-sessions';
import { membershipSubject } from '../vendors/claim';
import { isGone, lastWord, takeDown } from '../vendors/ledger';
import { ensureOrganization, ensureUser, findOrganization, findUser, updateUser } from '../vendors/rows';
import { seedRole } from '../vendors/seed-role';
import type { VendorEvent } from './vendor-event';

/** What is left to do once the event's transaction has been committed. */
export interface Aftermath {
  orgId: string;
  entry: AuditEntry;
  /** The organization is gone: nothing is scanned for it any more. */
  organizationGone?: boolean;
}

type Of<Kind extends VendorEvent['kind']> = Extract<VendorEvent, { kind: Kind }>;

/** Gives an event its effect, in the transaction that also notes its id. Older news than what is known has none. */
export async function applyEvent(tx: Tx, event: VendorEvent): Promise<Aftermath[]> {
  switch (event.kind) {
    case 'user':
      return applyUser(tx, event);
    case 'user-gone':
      return applyUserGone(tx, event);
    case 'organization':
      return applyOrganization(tx, event);
    case 'organization-gone':
      return applyOrganizationGone(tx, event);
    case 'membership':
      return applyMembership(tx, event);
    case 'membership-gone':
      return applyMembershipGone(tx, event);
    case 'session-gone':
      return applySessionGone(tx, event);
    case 'other':
      return [];
  }
}

const told = ({ type, provider }: VendorEvent) => ({ provider, event: type });

async function applyUser(tx: Tx, event: Of<'user'>): Promise<Aftermath[]> {
  const { provider, subject, changedAt, profile, banned } = event;
  const object = { provider, kind: 'user', subject } as const;
  const wasBanned = (await lastWord(tx, object))?.role === 'banned';
  if (!(await takeDown(tx, { ...object, changedAt, role: banned ? 'banned' : null }))) return [];
  const user = await ensureUser(tx, provider, subject, profile);
  await updateUser(tx, user.id, profile);
  if (banned) return deactivate(tx, user.id, event);
  // Only a ban that the vendor spoke out is the vendor's to lift.
  return wasBanned ? reactivate(tx, user.id, event) : [];
}

async function applyUserGone(tx: Tx, event: Of<'user-gone'>): Promise<Aftermath[]> {
  const { provider, subject, changedAt } = event;
  if (!(await takeDown(tx, { provider, kind: 'user', subject, changedAt, gone: true }))) return [];
  const user = await findUser(tx, provider, subject);
  return user ? deactivate(tx, user.id, event) : [];
}

/** Everything that the person holds dies: sessions (with their refresh tokens) and API keys. */
async function deactivate(tx: Tx, userId: string, event: VendorEvent): Promise<Aftermath[]> {
  const now = new Date();
  await tx
    .update(users)
    .set({ deactivatedAt: now })
    .where(and(eq(users.id, userId), isNull(users.deactivatedAt)));
  await endSessions(tx, { userId });
  await tx
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
  return inEachOrganization(tx, userId, { action: 'member.deactivate', target: userId, data: told(event) });
}

async function reactivate(tx: Tx, userId: string, event: VendorEvent): Promise<Aftermath[]> {
  await tx.update(users).set({ deactivatedAt: null }).where(eq(users.id, userId));
  return inEachOrganization(tx, userId, { action: 'member.reactivate', target: userId, data: told(event) });
}

/** Open streams of the organization look whether their readers may still read, once the transaction commits. */
const askStreamsAgain = (tx: Tx, orgId: string) => announce(tx.sql, { orgId, channel: 'session', id: '*' });

async function inEachOrganization(tx: Tx, userId: string, entry: AuditEntry): Promise<Aftermath[]> {
  const rows = await tx.select({ orgId: members.organizationId }).from(members).where(eq(members.userId, userId));
  for (const { orgId } of rows) await askStreamsAgain(tx, orgId);
  return rows.map(({ orgId }) => ({ orgId, entry }));
}

async function applyOrganization(tx: Tx, event: Of<'organization'>): Promise<Aftermath[]> {
  const { provider, changedAt, organization } = event;
  if (!(await takeDown(tx, { provider, kind: 'organization', subject: organization.subject, changedAt }))) return [];
  const row = await ensureOrganization(tx, provider, organization.subject, organization);
  const entry = { target: row.id, data: { ...told(event), name: organization.name } };
  if (row.created) return [{ orgId: row.id, entry: { action: 'organization.create', ...entry } }];
  const name = organization.name?.slice(0, 200);
  if (!name) return [];
  const changed = await tx
    .update(organizations)
    .set({ name })
    .where(and(eq(organizations.id, row.id), ne(organizations.name, name)))
    .returning({ id: organizations.id });
  return changed.map(({ id }) => ({ orgId: id, entry: { action: 'organization.update', ...entry } }));
}

/** Kept, but closed: its members, keys and streams are out at once. */
async function applyOrganizationGone(tx: Tx, event: Of<'organization-gone'>): Promise<Aftermath[]> {
  const { provider, subject, changedAt } = event;
  if (!(await takeDown(tx, { provider, kind: 'organization', subject, changedAt, gone: true }))) return [];
  const row = await findOrganization(tx, provider, subject);
  if (!row) return [];
  await tx
    .update(organizations)
    .set({ deletedAt: new Date() })
    .where(and(eq(organizations.id, row.id), isNull(organizations.deletedAt)));
  const entry = { action: 'organization.delete', target: row.id, data: told(event) };
  await askStreamsAgain(tx, row.id);
  return [{ orgId: row.id, entry, organizationGone: true }];
}

// Rows are taken in the order of first-sight.ts: person, organization, membership. Two at once then wait, and never for each other.
async function applyMembership(tx: Tx, event: Of<'membership'>): Promise<Aftermath[]> {
  const { provider, changedAt, organization, user, role: vendorRole } = event;
  if (await isGone(tx, { provider, kind: 'user', subject: user.subject })) return [];
  if (await isGone(tx, { provider, kind: 'organization', subject: organization.subject })) return [];
  const person = await ensureUser(tx, provider, user.subject, user.profile);
  const org = await ensureOrganization(tx, provider, organization.subject, organization);
  const object = { provider, kind: 'membership', subject: membershipSubject(organization.subject, user.subject) } as const;
  const before = await lastWord(tx, object);
  if (!(await takeDown(tx, { ...object, changedAt, role: vendorRole }))) return [];

  const role = seedRole(vendorRole);
  const [joined] = await tx
    .insert(members)
    .values({ organizationId: org.id, userId: person.id, role })
    .onConflictDoNothing()
    .returning({ id: members.id });
  const entry = { target: person.id, data: { ...told(event), role } };
  if (joined) return [{ orgId: org.id, entry: { action: 'member.join', ...entry } }];
  // A role that admins gave here stays until the vendor changes its own.
  if (before && before.role === vendorRole) return [];
  const changed = await tx
    .update(members)
    .set({ role })
    .where(and(eq(members.organizationId, org.id), eq(members.userId, person.id), ne(members.role, role)))
    .returning({ id: members.id });
  await askStreamsAgain(tx, org.id);
  return changed.map(() => ({ orgId: org.id, entry: { action: 'member.update', ...entry } }));
}

async function applyMembershipGone(tx: Tx, event: Of<'membership-gone'>): Promise<Aftermath[]> {
  const { provider, changedAt, organization, user } = event;
  const person = await findUser(tx, provider, user);
  const org = await findOrganization(tx, provider, organization);
  const subject = membershipSubject(organization, user);
  if (!(await takeDown(tx, { provider, kind: 'membership', subject, changedAt, gone: true }))) return [];
  if (!person || !org) return [];
  const left = await tx
    .delete(members)
    .where(and(eq(members.organizationId, org.id), eq(members.userId, person.id)))
    .returning({ id: members.id });
  const entry = { action: 'member.leave', target: person.id, data: told(event) };
  await askStreamsAgain(tx, org.id);
  return left.map(() => ({ orgId: org.id, entry }));
}

async function applySessionGone(tx: Tx, event: Of<'session-gone'>): Promise<Aftermath[]> {
  const { provider, subject, changedAt } = event;
  if (!(await takeDown(tx, { provider, kind: 'session', subject, changedAt, gone: true }))) return [];
  const ended = await tx.select({ id: sessions.id, userId: sessions.userId }).from(sessions).where(eq(sessions.vendorSessionId, subject));
  for (const { id, userId } of ended) await endSessions(tx, { userId, only: id });
  return [];
}
