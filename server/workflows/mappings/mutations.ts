import { and, eq } from 'drizzle-orm';
import { runtimeMappings } from '@/drizzle/schema/workflows';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { mappingsAtMost } from '../constants';
import { findSandbox } from '../sandbox/find-sandbox';
import { type SandboxFinding, SandboxRefusal } from '../sandbox/types';
import type { MappingInput } from '../schema';
import { refuseBeyond, settingsOf } from '../settings';
import type { RuntimeMapping, WorkflowKind } from '../types';
import { authoriseForAll } from '../whole-organization';
import { builtInMapping, builtInMappings } from './built-in';

/** @param find how a sandbox is found. @throws AppError FORBIDDEN, CONFLICT for a name that is taken, UNPROCESSABLE beyond the organization's maxima */
export async function createMapping(
  actor: Actor,
  input: MappingInput,
  find: () => Promise<SandboxFinding> = findSandbox,
): Promise<RuntimeMapping> {
  authoriseForAll(actor, 'workflows:create');
  const { orgId } = actor;
  const usual = builtInMapping(input.kind);
  const limits = { ...usual.limits, ...input.limits };
  const command = input.command ?? usual.command;
  if (input.kind !== 'terraform' && !command.some((part) => part.includes('{script}')))
    throw new AppError(
      'UNPROCESSABLE',
      'The command must name {script}, which stands for the script’s file: without it the script would never run.',
    );
  if (input.image) await refuseImage(input.kind, input.image, find);
  return withOrg(actor, async (tx) => {
    refuseBeyond(limits, (await settingsOf(tx, orgId)).maxima);
    const [counted] = await tx.sql<{ n: number }[]>`select count(*)::int as n from runtime_mappings where org_id = ${orgId}`;
    if ((counted?.n ?? 0) >= mappingsAtMost)
      throw new AppError('UNPROCESSABLE', `There are ${mappingsAtMost} runtime mappings already: delete one first.`);
    const values = {
      orgId,
      kind: input.kind,
      name: input.name,
      image: input.image ?? null,
      command,
      limits,
      allow: input.network?.allow ?? [],
    };
    const taken = builtInMappings.some(({ name }) => name === input.name);
    const [made] = taken
      ? []
      : await tx
          .insert(runtimeMappings)
          .values({ ...values, createdBy: actor.userId })
          .onConflictDoNothing()
          .returning();
    if (!made) throw new AppError('CONFLICT', `A runtime mapping is called '${input.name}' already: choose another name.`);
    await recordAudit(tx, actor, { action: 'workflow.mapping-create', target: made.id, data: { name: input.name, kind: input.kind } });
    return {
      id: made.id,
      kind: made.kind,
      name: made.name,
      image: made.image,
      command,
      limits,
      network: { allow: made.allow },
      builtIn: false,
      workflows: 0,
    };
  });
}

/** Taken and ignored, an image would run the script in something else than was asked for. @throws AppError UNPROCESSABLE */
async function refuseImage(kind: WorkflowKind, image: string, find: () => Promise<SandboxFinding>): Promise<void> {
  const refuse = (why: string) => new AppError('UNPROCESSABLE', why, { field: 'image' });
  const { images, tried } = await find();
  if (!images) {
    const command = tried.find((attempt) => attempt.kind === 'container')?.command;
    throw refuse(
      `An image needs a container runtime, and none works here: leave the image out, or get one${command ? ` (${command})` : ''}. See docs/sandbox.md.`,
    );
  }
  await images.checkImage?.(kind, image).catch((error: unknown) => {
    throw error instanceof SandboxRefusal ? refuse(error.message) : error;
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT while a workflow names it or when it is built in */
export async function deleteMapping(actor: Actor, id: string): Promise<void> {
  authoriseForAll(actor, 'workflows:delete');
  const { orgId } = actor;
  if (builtInMappings.some((mapping) => mapping.id === id))
    throw new AppError('CONFLICT', 'The built-in runtimes stay: make one of your own and choose it in your workflows.');
  await withOrg(actor, async (tx) => {
    const mine = and(eq(runtimeMappings.orgId, orgId), eq(runtimeMappings.id, id));
    const [mapping] = await tx.select({ name: runtimeMappings.name }).from(runtimeMappings).where(mine).for('update');
    if (!mapping) throw notFound('runtime mapping');
    const users = await tx.sql<{ name: string }[]>`
      select name from workflows where org_id = ${orgId} and mapping_id = ${id} and deleted_at is null order by name limit 4`;
    if (users.length > 0)
      throw new AppError(
        'CONFLICT',
        `Workflows use this runtime: ${users.map(({ name }) => name).join(', ')}. Choose another one there first.`,
      );
    await tx.sql`update workflows set mapping_id = null where org_id = ${orgId} and mapping_id = ${id}`;
    await tx.delete(runtimeMappings).where(mine);
    await recordAudit(tx, actor, { action: 'workflow.mapping-delete', target: id, data: { name: mapping.name } });
  });
}
