import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { type DeepRead, deepReads, isDeepRead } from '@/server/aws/deep-reads';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn, can, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { deepReadPolicy, type NamedPolicy, noDataPolicyBut } from '@/server/permissions/policies';
import { findAccount } from './connect/find-account';
import { runPreflight } from './preflight/run-preflight';

/** What an account lets be read, and what its role has to carry for that. */
export interface DeepReadsView {
  id: string;
  kind: 'role' | 'keys' | 'ambient' | 'sample';
  roleName: string | null;
  on: DeepRead[];
  mayChange: boolean;
  /** IAM actions of what is on that the role was last seen to lack. */
  missing: string[];
  /** What the role has to carry for what is on. */
  policies: NamedPolicy[];
}

/** @throws AppError NOT_FOUND */
export async function readDeepReads(actor: Actor, id: string): Promise<DeepReadsView> {
  const account = await findAccount(within(actor, 'accounts:read'), id);
  if (!account) throw notFound('AWS account');
  const on = account.deepReads.filter(isDeepRead);
  const actions = deepReadPolicy(on)?.document.Statement.flatMap(({ Action }) => Action) ?? [];
  const asked = (account.preflight as { operations?: { state: string; actions: string[] }[] } | null)?.operations ?? [];
  return {
    id,
    kind: account.kind,
    roleName: account.roleArn?.split('/').at(-1) ?? null,
    on,
    mayChange: can(actor, 'accounts:create'),
    missing: actions.filter((action) => asked.some((each) => each.state === 'denied' && each.actions.includes(action))),
    policies: policiesFor(on),
  };
}

/** The policies for the role, as they have to be for these contents. */
function policiesFor(on: readonly DeepRead[]): NamedPolicy[] {
  const allowing = deepReadPolicy(on);
  return [noDataPolicyBut(on), ...(allowing ? [allowing] : [])];
}

/**
 * Opens or shuts contents of an account: shut ones are not read any more from the next call to AWS on, and what is known of them
 * becomes unknown with the next scan. Then asks AWS what the role may do. Asked again it changes nothing.
 * @throws AppError NOT_FOUND
 */
export async function setDeepReads(actor: Actor, id: string, wanted: readonly DeepRead[]): Promise<{ deepReads: DeepRead[] }> {
  authorise(actor, 'accounts:create');
  authoriseOn(actor, 'accounts:update', id);
  const { orgId } = actor;
  const chosen = deepReads.filter((kind) => wanted.includes(kind));
  const changed = await withOrg(actor, async (tx) => {
    const account = and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id));
    const [row] = await tx.select().from(awsAccounts).where(account).for('update');
    if (!row) throw notFound('AWS account');
    if (JSON.stringify(row.deepReads) === JSON.stringify(chosen)) return null;
    await tx.update(awsAccounts).set({ deepReads: chosen, updatedAt: new Date() }).where(account);
    await recordAudit(tx, actor, { action: 'account.deep-reads', target: id, data: { before: row.deepReads, after: chosen } });
    await announce(tx.sql, { orgId, channel: 'account', id });
    return { ...row, deepReads: chosen };
  });
  if (changed && changed.status !== 'pending' && changed.status !== 'disconnected') await runPreflight(changed);
  return { deepReads: chosen };
}
