import { and, eq } from 'drizzle-orm';
import { accountScopes, organizationScopes } from '@/drizzle/schema/scope';
import { inngest } from '@/inngest/client';
import { scopeChanged } from '@/inngest/events';
import { connectionIdOf } from '@/server/accounts/find';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { log } from '@/server/log';
import { mostExclusions } from './constants';
import { emptyDocument, type ScopeDocument } from './types';

/** Our id of an account; null: the organization. */
export type Target = string | null;

/**
 * Finds out whose settings are meant, and whether the actor may change them: the organization's only who reaches all of it.
 * @param accountId twelve digits; absent: the organization
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function targetOf(actor: Actor, accountId: string | null | undefined): Promise<Target> {
  authorise(actor, 'checks:update');
  if (!accountId) {
    requireWhole(actor);
    return null;
  }
  const id = await connectionIdOf(actor, accountId);
  authoriseOn(actor, 'accounts:update', id);
  return id;
}

/** The same by one of its exclusions. @throws AppError NOT_FOUND, FORBIDDEN */
export async function targetOfExclusion(actor: Actor, id: string): Promise<Target> {
  authorise(actor, 'checks:update');
  const held = JSON.stringify([{ id }]);
  const rows = await withOrg(
    actor,
    ({ sql }) => sql<{ aws_account_id: string | null }[]>`
      select null::uuid as aws_account_id from organization_scopes where org_id = ${actor.orgId} and document -> 'exclusions' @> ${held}::jsonb
      union all
      select aws_account_id from account_scopes where org_id = ${actor.orgId} and document -> 'exclusions' @> ${held}::jsonb`,
  );
  const [row] = rows;
  if (!row) throw notFound('exclusion');
  if (row.aws_account_id === null) requireWhole(actor);
  else authoriseOn(actor, 'accounts:update', row.aws_account_id);
  return row.aws_account_id;
}

export function requireWhole(actor: Actor): void {
  if (actor.grants !== null)
    throw new AppError('FORBIDDEN', 'You reach some AWS accounts only: change settings of these, or ask an admin who reaches all.');
}

/** What is stored, locked until the transaction ends. */
export async function lockDocument({ sql }: Tx, orgId: AnyOrgId, target: Target): Promise<ScopeDocument> {
  await sql`select pg_advisory_xact_lock(hashtextextended('scope ' || ${orgId}, 0))`;
  const [row] =
    target === null
      ? await sql<{ document: ScopeDocument }[]>`select document from organization_scopes where org_id = ${orgId}`
      : await sql<
          { document: ScopeDocument }[]
        >`select document from account_scopes where org_id = ${orgId} and aws_account_id = ${target}`;
  return row?.document ?? emptyDocument;
}

/** Writes a changed document; an empty one goes. */
export async function writeDocument(tx: Tx, actor: Actor, target: Target, document: ScopeDocument): Promise<void> {
  if (document.exclusions.length > mostExclusions)
    throw new AppError(
      'UNPROCESSABLE',
      `There may be at most ${mostExclusions} exclusions in one place. Take several together in one, by patterns or tags.`,
    );
  const { orgId, userId } = actor;
  const isEmpty = Object.keys(document.checks).length === 0 && document.exclusions.length === 0;
  if (target === null) {
    if (isEmpty) await tx.delete(organizationScopes).where(eq(organizationScopes.orgId, orgId));
    else
      await tx
        .insert(organizationScopes)
        .values({ orgId, document, updatedBy: userId })
        .onConflictDoUpdate({ target: organizationScopes.orgId, set: { document, updatedBy: userId, updatedAt: new Date() } });
    return;
  }
  if (isEmpty) await tx.delete(accountScopes).where(and(eq(accountScopes.orgId, orgId), eq(accountScopes.awsAccountId, target)));
  else
    await tx
      .insert(accountScopes)
      .values({ orgId, awsAccountId: target, document, updatedBy: userId })
      .onConflictDoUpdate({
        target: [accountScopes.orgId, accountScopes.awsAccountId],
        set: { document, updatedBy: userId, updatedAt: new Date() },
      });
}

/** Lets what is stored be judged by it soon. The job that looks every ten minutes makes up for a lost event. */
export async function judgeSoon(orgId: AnyOrgId): Promise<void> {
  await inngest.send(scopeChanged.create({ orgId })).catch((error: unknown) => {
    log.warn({ err: error, orgId }, 'the engine was not told of changed settings; the next regular judging makes up for it');
  });
}
