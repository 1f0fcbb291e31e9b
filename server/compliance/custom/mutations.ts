import { and, eq } from 'drizzle-orm';
import { attestations, customFrameworks } from '@/drizzle/schema/compliance';
import { recordAudit } from '@/server/audit/record';
import { findChecks } from '@/server/checks/catalogue';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { knownChecks } from '../known-checks';
import { type CustomFramework, customFrameworkBytes, customFrameworksAtMost } from './schema';

/**
 * Stores a framework that somebody uploaded.
 * @throws AppError PAYLOAD_TOO_LARGE, UNPROCESSABLE for checks that nobody knows or too many frameworks, CONFLICT for a name that is taken
 */
export async function createFramework(actor: Actor, definition: CustomFramework): Promise<{ frameworkId: string }> {
  authorise(actor, 'organization:update');
  const text = JSON.stringify(definition);
  const size = Buffer.byteLength(text);
  if (size > customFrameworkBytes)
    throw new AppError(
      'PAYLOAD_TOO_LARGE',
      `A framework may have ${customFrameworkBytes / 1024} kB; this one has ${Math.ceil(size / 1024)}.`,
    );
  refuseUnknownChecks(definition);
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended('frameworks ' || ${orgId}, 0))`;
    const present = await tx
      .select({ name: customFrameworks.name, version: customFrameworks.version })
      .from(customFrameworks)
      .where(eq(customFrameworks.orgId, orgId));
    if (present.some(({ name, version }) => name === definition.name && version === definition.version))
      throw new AppError(
        'CONFLICT',
        `There is a framework '${definition.name} ${definition.version}' already: delete it first, or name this one anew.`,
      );
    if (present.length >= customFrameworksAtMost)
      throw new AppError(
        'UNPROCESSABLE',
        `An organization keeps ${customFrameworksAtMost} frameworks of its own at most: delete one first.`,
      );
    const [row] = await tx
      .insert(customFrameworks)
      .values({ orgId, name: definition.name, version: definition.version, definition, size, createdBy: actor.userId })
      .returning({ id: customFrameworks.id });
    if (!row) throw new Error('The framework was not stored.');
    await recordAudit(tx, actor, {
      action: 'compliance.create-framework',
      target: row.id,
      data: { name: definition.name, version: definition.version, size },
    });
    return { frameworkId: row.id };
  });
}

/** A misspelt check would look like one that is not built yet, for ever. */
function refuseUnknownChecks({ groups }: CustomFramework): void {
  const unknown = groups.flatMap(({ requirements }) =>
    requirements.flatMap(({ number, checks }) =>
      checks.filter((id) => findChecks(id).length === 0 && !knownChecks.has(id)).map((id) => `${number}: ${id}`),
    ),
  );
  if (unknown.length === 0) return;
  const more = unknown.length > 5 ? ` and ${unknown.length - 5} more` : '';
  throw new AppError(
    'UNPROCESSABLE',
    `Nobody knows these checks: ${unknown.slice(0, 5).join(', ')}${more}. Ids stand on the page Checks; ids of Prowler and Security Hub are understood too.`,
    { unknown: unknown.slice(0, 100) },
  );
}

/** Deletes an uploaded framework with its scores and attestations. @throws AppError NOT_FOUND */
export async function deleteFramework(actor: Actor, id: string): Promise<{ deleted: true }> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const [row] = await tx
      .delete(customFrameworks)
      .where(and(eq(customFrameworks.orgId, orgId), eq(customFrameworks.id, id)))
      .returning({ name: customFrameworks.name, version: customFrameworks.version });
    if (!row) throw notFound('framework');
    await tx.sql`delete from account_scores where org_id = ${orgId} and framework_id = ${id}`;
    await tx.sql`delete from org_scores where org_id = ${orgId} and framework_id = ${id}`;
    await tx.delete(attestations).where(and(eq(attestations.orgId, orgId), eq(attestations.frameworkId, id)));
    await recordAudit(tx, actor, { action: 'compliance.delete-framework', target: id, data: row });
    return { deleted: true };
  });
}
