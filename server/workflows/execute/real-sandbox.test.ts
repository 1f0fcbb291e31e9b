import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { closeDatabase } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { connectSample } from '@/server/scans/testing/sample-target';
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
  let cloud: SampleCloud;
  beforeAll(async () => {
    cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: new Date('2026-11-20') }), limits: 'none' });
    process.env.SAMPLE_CLOUD_URL = cloud.url;
    orgId = await makeOrganization();
    admin = await makePerson(orgId);
  });
  afterAll(async () => {
    await cloud.close();
    await closeDatabase();
  });

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
  });

  it('reaches the AWS that its account is in, and nothing else of this machine', async () => {
    const target = await connectSample('111122223333');
    const { actor } = await makePerson(target.orgId);
    const { id: workflowId } = await createWorkflow(actor, {
      name: 'Reach',
      kind: 'node',
      awsAccountIds: [target.awsAccountId],
      grants: [{ actions: ['ec2:DescribeInstances'], resources: ['*'] }],
      script: `import { get } from 'node:http';
const proxy = new URL(process.env.http_proxy ?? process.env.HTTP_PROXY);
const ask = (url, name) => get({ host: proxy.hostname, port: proxy.port, path: url }, async (r) => { let text = ''; for await (const part of r) text += part; console.log(name, text.startsWith('CloudLens: The host') ? 'refused' : 'answered'); });
ask(process.env.AWS_ENDPOINT_URL + '/', 'aws');
ask('http://127.0.0.1:1/', 'other');
`,
    });
    const { runId } = await startRun(actor, { workflowId, awsAccountId: target.awsAccountId, inputs: {}, trigger: 'user' });
    await runPhase({ orgId: target.orgId, runId, owner: 'one' }, findSandbox);
    const text = (await readLog(actor, runId)).chunks.map((chunk) => chunk.text).join('');
    expect(text).toContain('aws answered');
    expect(text).toContain('other refused');
  });
});
