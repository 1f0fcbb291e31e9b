import { eq } from 'drizzle-orm';
import { runtimeMappings } from '@/drizzle/schema/workflows';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { usualRunLimits } from '../constants';
import type { RunLimits, RuntimeMapping, WorkflowKind } from '../types';
import { builtInMapping, builtInMappings } from './built-in';

type Row = typeof runtimeMappings.$inferSelect;

const viewOf = (row: Row): Omit<RuntimeMapping, 'workflows'> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  image: row.image,
  command: row.command,
  limits: { ...usualRunLimits, ...(row.limits as Partial<RunLimits>) },
  network: { allow: row.allow },
  builtIn: false,
});

/** The built-in ones first, then the organization's own by name. */
export async function listMappings(actor: Actor): Promise<RuntimeMapping[]> {
  authorise(actor, 'workflows:read');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const rows = await tx.select().from(runtimeMappings).where(eq(runtimeMappings.orgId, orgId)).orderBy(runtimeMappings.name);
    const used = await tx.sql<{ mapping: string; n: number }[]>`
      select coalesce(mapping_id::text, 'builtin-' || kind) as mapping, count(*)::int as n from workflows
      where org_id = ${orgId} and deleted_at is null group by 1`;
    const count = new Map(used.map(({ mapping, n }) => [mapping, n]));
    return [...builtInMappings, ...rows.map(viewOf)].map((mapping) => ({ ...mapping, workflows: count.get(mapping.id) ?? 0 }));
  });
}

/** @param id null: the built-in one of the kind. @throws AppError NOT_FOUND */
export async function mappingOf(
  tx: Tx,
  orgId: AnyOrgId,
  kind: WorkflowKind,
  id: string | null,
): Promise<Omit<RuntimeMapping, 'workflows'>> {
  if (id === null) return builtInMapping(kind);
  const rows = await tx.select().from(runtimeMappings).where(eq(runtimeMappings.orgId, orgId));
  const row = rows.find((each) => each.id === id);
  if (!row) throw notFound('runtime mapping');
  return viewOf(row);
}
