import { randomUUID } from 'node:crypto';
import {
  runArtefacts,
  runLogChunks,
  runtimeMappings,
  terraformWorkflowStates,
  workflowAccounts,
  workflowRuns,
  workflowSecrets,
  workflowSettings,
  workflows,
  workflowVersions,
} from '@/drizzle/schema/workflows';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { sealSecret } from '@/server/secrets/seal';
import { usualMaxima, usualRunLimits } from '@/server/workflows/constants';
import { artefactPlace } from '@/server/workflows/runs/places';

/** Two workflows and two runs that ended, and one of each of what belongs to them. */
export async function furnishWorkflows(orgId: OrgId, userId: string, awsAccountId: string, canary: string) {
  const artefact = randomUUID();
  const secret = randomUUID();
  const content = await sealSecret(artefactPlace(orgId, artefact), Buffer.from(canary).toString('base64'));
  const value = await sealSecret({ orgId, table: 'workflow_secrets', column: 'value', rowId: secret }, canary);
  const by = { createdBy: userId, createdByName: canary };
  return withOrg(orgId, async (tx) => {
    const [mapping] = await tx
      .insert(runtimeMappings)
      .values({ orgId, kind: 'sh', name: canary, command: ['sh', '{script}'], limits: usualRunLimits, createdBy: userId })
      .returning({ id: runtimeMappings.id });
    const made = await tx
      .insert(workflows)
      .values([canary, `${canary}-2`].map((name) => ({ orgId, name, description: canary, kind: 'sh' as const, createdBy: userId })))
      .returning({ id: workflows.id });
    const [workflow = ''] = made.map(({ id }) => id);
    await tx
      .insert(workflowVersions)
      .values(made.map(({ id }) => ({ orgId, workflowId: id, version: 1, script: `echo ${canary}`, note: canary, ...by })));
    await tx.insert(workflowAccounts).values({ orgId, workflowId: workflow, awsAccountId });
    const ended = {
      orgId,
      workflowId: workflow,
      version: 1,
      phase: 'run' as const,
      trigger: 'user' as const,
      requestedBy: userId,
      requestedByName: canary,
    };
    const runs = await tx
      .insert(workflowRuns)
      .values([
        { ...ended, status: 'failed', error: canary, finishedAt: new Date() },
        { ...ended, status: 'succeeded', finishedAt: new Date() },
      ])
      .returning({ id: workflowRuns.id });
    const run = runs[0]?.id ?? '';
    await tx.insert(runLogChunks).values({ orgId, runId: run, seq: 1, stream: 'stdout', firstLine: 1, lines: 1, bytes: 40, body: canary });
    await tx.insert(runArtefacts).values({ orgId, id: artefact, runId: run, name: canary, bytes: 40, sha256: canary, content });
    await tx.insert(workflowSecrets).values({ orgId, id: secret, name: canary, value, ...by });
    await tx.insert(terraformWorkflowStates).values({ orgId, workflowId: workflow });
    await tx.insert(workflowSettings).values({ orgId, runsAtOnce: 4, maxima: usualMaxima, updatedBy: userId });
    return { mapping: mapping?.id ?? '', workflow, run, artefact, workflowSecret: secret };
  });
}
