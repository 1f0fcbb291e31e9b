import { hashPassword } from 'better-auth/crypto';
import { and, eq, sql } from 'drizzle-orm';
import { accounts, apiKeys, members, organizations, users } from '@/drizzle/schema/identity';
import { recordAudit, systemActor } from '../audit/record';
import { type Tx, withIdentity, withOrg } from '../db';
import { env } from '../env';
import { asOrgId, type OrgId } from '../ids';
import { insertApiKey } from './api-keys';
import { firstAdmin, firstPerson } from './memberships';
import { randomText } from './secret-token';
import { createSignInLink } from './sign-in-links';

const adminEmail = 'admin@cloudlens.local';
/** In the organization's metadata until everything a first start makes is there. */
const unfinished = JSON.stringify({ firstRun: 'unfinished' });
// Any constant; it keeps two starts at once from making two organizations.
const firstRunLock = 7_290_415;

export interface FirstRun {
  /** Whether this start made the organization, or finished one that an earlier start left half made. */
  created: boolean;
  /** One-time sign-in link of the first admin, fresh each time. */
  link: string;
  /** With `created`: how to sign in and call the API. Shown once; only hashes are kept. */
  email?: string;
  password?: string;
  apiKey?: string;
}

/**
 * Readies an installation for its first visitor: on an empty database an organization, its admin, an API key and the sample
 * accounts. May be cut off at any point and called again.
 * @param url address for the link, without a trailing slash
 */
export async function prepareFirstRun({ url }: { url: string }): Promise<FirstRun> {
  // Held until all is done, while the work commits step by step on connections of its own.
  return withIdentity(async (lock) => {
    // It only waits, for as long as the sample accounts take: longer than a transaction of ours may otherwise be idle.
    await lock.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    await lock.execute(sql`select pg_advisory_xact_lock(${firstRunLock})`);
    const access = await withIdentity(makeAccess);
    if (access) await finish(asOrgId(access.orgId));
    const userId = (await firstAdmin())?.userId ?? (await firstPerson());
    if (!userId)
      throw new Error('No organization has an admin: sign-in is impossible. Restore a backup, or begin anew with npm run db:reset.');
    const link = await withIdentity((tx) => createSignInLink(tx, userId, url));
    if (!access) return { created: false, link };
    return { created: true, link, email: adminEmail, password: access.password, apiKey: access.apiKey };
  });
}

/** null: the installation has been finished before. */
async function makeAccess(tx: Tx): Promise<Access | null> {
  const [first] = await tx
    .select({ id: organizations.id, metadata: organizations.metadata })
    .from(organizations)
    .orderBy(organizations.createdAt)
    .limit(1);
  // Its organizations may all have been deleted: then its people make the next.
  if (!first) return (await tx.select({ id: users.id }).from(users).limit(1)).length > 0 ? null : makeOrganization(tx);
  return first.metadata === unfinished ? makeAccessAnew(tx, first.id) : null;
}

interface Access {
  orgId: string;
  password: string;
  apiKey: string;
}

async function makeOrganization(tx: Tx): Promise<Access> {
  const [organization] = await tx
    .insert(organizations)
    .values({ name: 'My organization', slug: 'my-organization', metadata: unfinished })
    .returning({ id: organizations.id });
  const [user] = await tx.insert(users).values({ name: 'Admin', email: adminEmail, emailVerified: true }).returning({ id: users.id });
  if (!organization || !user) throw new Error('The first organization was not stored.');
  await tx.insert(members).values({ organizationId: organization.id, userId: user.id, role: 'admin' });
  const password = randomText(20);
  await tx
    .insert(accounts)
    .values({ userId: user.id, providerId: 'credential', accountId: user.id, password: await hashPassword(password) });
  const { key } = await insertApiKey(tx, { userId: user.id, orgId: organization.id }, { name: 'First run', scopes: ['*'] });
  return { orgId: organization.id, password, apiKey: key };
}

/** The start that made the organization died before it could tell anybody: its password and key are replaced. */
async function makeAccessAnew(tx: Tx, orgId: string): Promise<Access> {
  const [member] = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.organizationId, orgId), eq(members.role, 'admin')))
    .limit(1);
  if (!member) throw new Error('The first organization has no admin.');
  await tx.delete(apiKeys).where(eq(apiKeys.organizationId, orgId));
  const password = randomText(20);
  await tx
    .update(accounts)
    .set({ password: await hashPassword(password) })
    .where(and(eq(accounts.userId, member.userId), eq(accounts.providerId, 'credential')));
  const { key } = await insertApiKey(tx, { userId: member.userId, orgId }, { name: 'First run', scopes: ['*'] });
  return { orgId, password, apiKey: key };
}

async function finish(orgId: OrgId): Promise<void> {
  const actor = systemActor(orgId, 'first-run');
  if (env().SAMPLE_CLOUD_URL) {
    const { setUpSampleAccounts } = await import('@/server/accounts/sample');
    const { chooseFirstTags } = await import('@/server/costs/settings/mutations');
    // The sample's bill is tagged by it, and asking its cloud costs nothing.
    await chooseFirstTags(actor, ['Team']);
    await setUpSampleAccounts(orgId, actor);
  }
  await withOrg(orgId, async (audit) => {
    await recordAudit(audit, actor, { action: 'organization.create', target: orgId });
    await withIdentity((tx) => tx.update(organizations).set({ metadata: null }).where(eq(organizations.id, orgId)));
  });
}
