import { and, eq, isNull } from 'drizzle-orm';
import { terraformWorkflowStates } from '@/drizzle/schema/workflows';
import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { AnyOrgId, OrgId } from '@/server/ids';
import { openSecret, sealSecret } from '@/server/secrets/seal';
import { statePlace } from '../runs/places';

interface Target {
  orgId: OrgId;
  workflowId: string;
  awsAccountId: string | null;
  runId: string;
}

const rowOf = ({ orgId, workflowId, awsAccountId }: Target) =>
  and(
    eq(terraformWorkflowStates.orgId, orgId),
    eq(terraformWorkflowStates.workflowId, workflowId),
    awsAccountId === null ? isNull(terraformWorkflowStates.awsAccountId) : eq(terraformWorkflowStates.awsAccountId, awsAccountId),
  );

/**
 * Takes the lock of the workflow's state in that account for a run, and opens the state. Asked again by the same run it says yes again.
 * @throws AppError CONFLICT while another run that lives holds it
 */
export async function lockState(target: Target): Promise<string | null> {
  const { orgId, workflowId, awsAccountId, runId } = target;
  const row = await withOrg(orgId, async (tx) => {
    await tx.insert(terraformWorkflowStates).values({ orgId, workflowId, awsAccountId }).onConflictDoNothing();
    const [found] = await tx.select().from(terraformWorkflowStates).where(rowOf(target)).for('update');
    if (!found) throw new Error('The row of the state is gone.');
    if (found.lockedBy !== null && found.lockedBy !== runId && (await isRunning(tx, orgId, found.lockedBy)))
      throw new AppError('CONFLICT', 'Another run holds the lock of this Terraform state. Try again when it has ended.');
    await tx.update(terraformWorkflowStates).set({ lockedBy: runId, lockedAt: new Date() }).where(rowOf(target));
    return found;
  });
  return row.state === null ? null : Buffer.from(await openSecret(statePlace(orgId, row.id), row.state), 'base64').toString();
}

async function isRunning({ sql }: Tx, orgId: OrgId, runId: string): Promise<boolean> {
  const [row] = await sql`select 1 from workflow_runs where org_id = ${orgId} and id = ${runId} and status = 'running'`;
  return row !== undefined;
}

/** What Terraform wrote, also when its apply failed half way. Only the run that holds the lock may write. @returns whether it was stored */
export async function storeState(target: Target, content: Buffer): Promise<boolean> {
  let parsed: { serial?: unknown; resources?: unknown };
  try {
    parsed = JSON.parse(content.toString()) as typeof parsed;
  } catch {
    return false;
  }
  const { orgId, runId } = target;
  return withOrg(orgId, async (tx) => {
    const [row] = await tx.select({ id: terraformWorkflowStates.id }).from(terraformWorkflowStates).where(rowOf(target)).for('update');
    if (!row) return false;
    const stored = await tx
      .update(terraformWorkflowStates)
      .set({
        state: await sealSecret(statePlace(orgId, row.id), content.toString('base64')),
        serial: typeof parsed.serial === 'number' ? parsed.serial : 0,
        resources: Array.isArray(parsed.resources) ? parsed.resources.length : 0,
        updatedAt: new Date(),
      })
      .where(and(rowOf(target), eq(terraformWorkflowStates.lockedBy, runId)))
      .returning({ id: terraformWorkflowStates.id });
    return stored.length > 0;
  });
}

/** Frees what the run holds. */
export async function freeState({ sql }: Tx, orgId: AnyOrgId, runId: string): Promise<void> {
  await sql`update terraform_workflow_states set locked_by = null, locked_at = null where org_id = ${orgId} and locked_by = ${runId}`;
}
