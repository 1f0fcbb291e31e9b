import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { createWorkflow } from '../mutations';
import { getRun } from '../runs/data';
import { readLog } from '../runs/log';
import { startRun } from '../runs/start-run';
import { findSandbox } from '../sandbox/find-sandbox';
import { putSecret } from '../secrets/secrets';
import { runPhase } from './run-phase';

/** From the row to the script and back, in the sandbox of this machine. Without one it is skipped, and says so. */

const { sandbox } = await findSandbox();

describe.skipIf(!sandbox)(`a run in ${sandbox?.describe().name ?? 'no sandbox: skipped'}`, () => {
  let orgId: OrgId;
  let admin: Person;
  beforeAll(async () => {
    orgId = await makeOrganization();
    admin = await makePerson(orgId);
  });
  afterAll(closeDatabase);

  it('gets its inputs and secrets, is masked, and leaves a file', async () => {
    await putSecret(admin.actor, { name: 'TOKEN', value: 'hush-hush-4711' });
    const { id: workflowId } = await createWorkflow(admin.actor, {
      name: 'Real',
      kind: 'sh',
      inputs: [{ name: 'who', type: 'string', required: true }],
      secrets: ['TOKEN'],
      script: 'echo "Hello, $INPUT_WHO"\ncat /run/secrets/TOKEN; echo\ncat inputs.json > artefacts/inputs.json\nexit 4\n',
    });
    const { runId } = await startRun(admin.actor, { workflowId, inputs: { who: 'you' }, trigger: 'user' });
    await runPhase({ orgId, runId, owner: 'one' }, findSandbox);
    const run = await getRun(admin.actor, runId);
    const text = (await readLog(admin.actor, runId)).chunks.map((chunk) => chunk.text).join('');
    expect(text).toContain('Hello, you');
    expect(text).not.toContain('hush-hush');
    expect(run).toMatchObject({ status: 'failed', exitCode: 4, artefacts: [{ name: 'inputs.json' }] });
  }, 30_000);
});
