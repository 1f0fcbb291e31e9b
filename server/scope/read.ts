import { and, eq } from 'drizzle-orm';
import { accountScopes, organizationScopes } from '@/drizzle/schema/scope';
import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';
import { effectiveScope } from './effective';
import type { EffectiveScope, ScopeDocument } from './types';

/** What an account is judged under now; null: the defaults. */
export async function readEffectiveScope(tx: Tx, orgId: AnyOrgId, awsAccountId: string, now = new Date()): Promise<EffectiveScope | null> {
  const [organization] = await tx.select().from(organizationScopes).where(eq(organizationScopes.orgId, orgId));
  const [account] = await tx
    .select()
    .from(accountScopes)
    .where(and(eq(accountScopes.orgId, orgId), eq(accountScopes.awsAccountId, awsAccountId)));
  // Written by this domain alone, through its schema.
  return effectiveScope((organization?.document ?? null) as ScopeDocument | null, (account?.document ?? null) as ScopeDocument | null, now);
}

/** The same for every account of the organization, by our id of it. */
export async function readEffectiveScopes(
  tx: Tx,
  orgId: AnyOrgId,
  now = new Date(),
): Promise<(awsAccountId: string) => EffectiveScope | null> {
  const [organization] = await tx.select().from(organizationScopes).where(eq(organizationScopes.orgId, orgId));
  const own = await tx.select().from(accountScopes).where(eq(accountScopes.orgId, orgId));
  const everywhere = (organization?.document ?? null) as ScopeDocument | null;
  const shared = effectiveScope(everywhere, null, now);
  const byAccount = new Map(own.map((row) => [row.awsAccountId, effectiveScope(everywhere, row.document as ScopeDocument, now)]));
  return (awsAccountId) => (byAccount.has(awsAccountId) ? (byAccount.get(awsAccountId) ?? null) : shared);
}
