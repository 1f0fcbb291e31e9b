import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { workflowSecrets } from '@/drizzle/schema/workflows';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId, OrgId } from '@/server/ids';
import type { SecretPlace } from '@/server/secrets/place';
import { openSecret, sealSecret } from '@/server/secrets/seal';
import { secretsAtMost } from '../constants';
import { authoriseForAll } from '../whole-organization';

export interface SecretView {
  id: string;
  name: string;
  createdBy: string;
  updatedAt: string;
  lastUsedAt: string | null;
  /** Workflows whose current version names it. */
  workflows: number;
}

const placeOf = (orgId: AnyOrgId, id: string): SecretPlace => ({ orgId, table: 'workflow_secrets', column: 'value', rowId: id });

/** By name; never their values. */
export async function listSecrets(actor: Actor): Promise<SecretView[]> {
  authorise(actor, 'workflows:read');
  const rows = await withOrg(
    actor,
    ({ sql }) => sql<{ id: string; name: string; createdBy: string; updatedAt: string; lastUsedAt: string | null; workflows: number }[]>`
      select s.id, s.name, s.created_by_name as "createdBy", s.updated_at as "updatedAt", s.last_used_at as "lastUsedAt",
        (select count(*)::int from workflows w join workflow_versions v on v.org_id = w.org_id and v.workflow_id = w.id and v.version = w.version
          where w.org_id = s.org_id and w.deleted_at is null and s.name = any(v.secrets)) as workflows
      from workflow_secrets s where s.org_id = ${actor.orgId} order by s.name`,
  );
  const iso = (at: string) => new Date(at).toISOString();
  return rows.map((row) => ({ ...row, updatedAt: iso(row.updatedAt), lastUsedAt: row.lastUsedAt && iso(row.lastUsedAt) }));
}

/** Stores a secret, or another value under the name of one. @throws AppError FORBIDDEN, UNPROCESSABLE when there are too many */
export async function putSecret(actor: Actor, { name, value }: { name: string; value: string }): Promise<{ id: string }> {
  authoriseForAll(actor, 'workflows:update');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    // Two that store the same new name at once are the first and a later value of one secret.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`workflow secrets of ${orgId}`}, 0))`;
    const known = await tx
      .select({ id: workflowSecrets.id, name: workflowSecrets.name })
      .from(workflowSecrets)
      .where(eq(workflowSecrets.orgId, orgId));
    const id = known.find((secret) => secret.name === name)?.id ?? randomUUID();
    if (known.length >= secretsAtMost && !known.some((secret) => secret.id === id))
      throw new AppError('UNPROCESSABLE', `There are ${secretsAtMost} secrets already: delete one first.`);
    const sealed = await sealSecret(placeOf(orgId, id), value);
    const who = { createdBy: actor.userId, createdByName: actor.name, updatedAt: new Date() };
    const [stored] = await tx
      .insert(workflowSecrets)
      .values({ orgId, id, name, value: sealed, ...who })
      .onConflictDoUpdate({ target: [workflowSecrets.orgId, workflowSecrets.id], set: { value: sealed, ...who } })
      .returning({ id: workflowSecrets.id });
    if (!stored) throw new Error('The secret was not stored.');
    await recordAudit(tx, actor, { action: 'workflow.secret-put', target: id, data: { name } });
    return stored;
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT while a workflow names it */
export async function deleteSecret(actor: Actor, id: string): Promise<void> {
  authoriseForAll(actor, 'workflows:delete');
  const { orgId } = actor;
  const used = (await listSecrets(actor)).find((secret) => secret.id === id);
  if (!used) throw notFound('secret');
  if (used.workflows > 0) throw new AppError('CONFLICT', `${used.workflows} workflows are handed ${used.name}: take it out there first.`);
  await withOrg(actor, async (tx) => {
    const gone = await tx
      .delete(workflowSecrets)
      .where(and(eq(workflowSecrets.orgId, orgId), eq(workflowSecrets.id, id)))
      .returning();
    if (gone.length === 0) throw notFound('secret');
    await recordAudit(tx, actor, { action: 'workflow.secret-delete', target: id, data: { name: used.name } });
  });
}

/** Their values, for a run that is about to start: keep them in memory only. @throws AppError UNPROCESSABLE when one is gone */
export async function openSecrets(orgId: OrgId, names: readonly string[]): Promise<{ name: string; value: string }[]> {
  if (names.length === 0) return [];
  const rows = await withOrg(
    orgId,
    ({ sql }) => sql<{ id: string; name: string; value: string }[]>`
      update workflow_secrets set last_used_at = now() where org_id = ${orgId} and name = any(${names as string[]}::text[]) returning id, name, value`,
  );
  const missing = names.find((name) => !rows.some((row) => row.name === name));
  if (missing) throw new AppError('UNPROCESSABLE', `The secret ${missing} is gone: store it again, or take it out of the workflow.`);
  return Promise.all(rows.map(async ({ id, name, value }) => ({ name, value: await openSecret(placeOf(orgId, id), value) })));
}
