import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { usualMaxima } from '../constants';
import { runPhase } from '../execute/run-phase';
import { createMapping } from '../mappings/mutations';
import { createWorkflow, deleteWorkflow, updateWorkflow } from '../mutations';
import { type SandboxFinding, SandboxRefusal } from '../sandbox/types';
import type { CreateWorkflowInput } from '../schema';
import { putSecret } from '../secrets/secrets';
import { saveSettings } from '../settings';
import { fakeSandbox, untilCancelled } from '../testing/fake-sandbox';
import { getArtefact, getRun, listRuns } from './data';
import { approveRun, cancelRun, retryRun } from './decide';
import { readLog } from './log';
import { startRun } from './start-run';
import { startDueWorkflows, superviseRuns } from './supervise';

/** Runs from being asked for to their end, on a real database, with a double for the sandbox. */

let orgId: OrgId;
let admin: Person;
let operator: Person;
let awsAccountId: string;

beforeAll(async () => {
  orgId = await makeOrganization();
  [admin, operator] = [await makePerson(orgId), await makePerson(orgId, 'operator')];
  const [account] = await withOrg(orgId, (tx) =>
    tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '111122223333', name: 'Shop', kind: 'keys', status: 'connected' })
      .returning({ id: awsAccounts.id }),
  );
  awsAccountId = account?.id ?? '';
});
afterAll(closeDatabase);

let nth = 0;
const make = async (input: Partial<CreateWorkflowInput> = {}) =>
  (await createWorkflow(admin.actor, { name: `Workflow ${nth++}`, kind: 'sh', script: 'echo hello', ...input })).id;
const start = async (workflowId: string, more = {}) => (await startRun(operator.actor, { workflowId, trigger: 'user', ...more })).runId;
const work = (runId: string, { find } = fakeSandbox(), owner = 'one') => runPhase({ orgId, runId, owner }, find);
const statusOf = async (runId: string) => (await getRun(admin.actor, runId)).status;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe('a secret', () => {
  it('that several store at once under a new name is one', async () => {
    const stored = await Promise.all(['a', 'b', 'c', 'd'].map((value) => putSecret(admin.actor, { name: 'AT_ONCE', value })));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
  });
});

describe('a run', () => {
  it('prints, leaves files and ends as its script ends', async () => {
    await putSecret(admin.actor, { name: 'TOKEN', value: 'very secret' });
    const workflowId = await make({ inputs: [{ name: 'who', type: 'string', required: true }], secrets: ['TOKEN'] });
    const runId = await start(workflowId, { inputs: { who: 'you' } });
    const sandbox = fakeSandbox(async (job, on) => {
      await on.chunk('stdout', Buffer.from(`Hello ${job.env.INPUT_WHO}\nand é`.slice(0, 14)));
      await on.chunk('stdout', Buffer.from(' bye\n\0'));
      await on.chunk('stderr', Buffer.from('oh\n'));
      return {
        exitCode: 3,
        status: 'failed',
        truncated: true,
        artefacts: [{ path: 'artefacts/report.txt', content: Buffer.from('all'), problem: null }],
      };
    });
    expect(await work(runId, sandbox)).toEqual({ done: true, status: 'failed' });
    const run = await getRun(admin.actor, runId);
    expect(run).toMatchObject({
      status: 'failed',
      exitCode: 3,
      error: 'It ended with exit code 3.',
      requestedBy: operator.actor.name,
      log: { truncated: true },
    });
    expect(run.usage?.cpuSeconds).toBe(0.1);
    expect(run.steps).toMatchObject([{ phase: 'run', exitCode: 3 }]);
    expect(sandbox.jobs[0]).toMatchObject({
      id: runId,
      command: ['sh', 'script.sh'],
      network: { allow: [] },
      secrets: [{ name: 'TOKEN', value: 'very secret' }],
    });
    const log = await readLog(admin.actor, runId);
    const text = (stream: string) =>
      log.chunks
        .filter((chunk) => chunk.stream === stream)
        .map((chunk) => chunk.text)
        .join('');
    expect(text('stdout')).toContain('Hello you\n');
    expect(text('stdout')).not.toContain('\0');
    expect(text('stderr')).toBe('oh\n');
    expect(text('system')).toContain('limit');
    expect(log).toMatchObject({ complete: true, previous: null, lines: run.log.lines });
    const [artefact] = run.artefacts;
    expect(artefact).toMatchObject({ name: 'report.txt', bytes: 3 });
    expect((await getArtefact(admin.actor, artefact?.id ?? '')).content.toString()).toBe('all');
  });

  it('is never run twice, and by its own worker alone', async () => {
    const runId = await start(await make());
    const sandbox = fakeSandbox();
    await Promise.all([work(runId, sandbox, 'one'), work(runId, sandbox, 'two'), work(runId, sandbox, 'one')]);
    await work(runId, sandbox, 'one');
    expect(sandbox.jobs).toHaveLength(1);
    expect(await statusOf(runId)).toBe('succeeded');
  });

  it('fails with a sentence where there is no sandbox, and where its account has no role', async () => {
    const runId = await start(await make());
    await runPhase({ orgId, runId, owner: 'one' }, async () => ({ sandbox: null, images: null, tried: [], command: 'apt-get install it' }));
    expect((await getRun(admin.actor, runId)).error).toContain('apt-get install it');
    const inAccount = await start(await make({ awsAccountIds: [awsAccountId] }));
    const sandbox = fakeSandbox();
    await work(inAccount, sandbox);
    expect((await getRun(admin.actor, inAccount)).error).toContain('not connected by a role');
    expect(sandbox.jobs).toHaveLength(0);
  });

  it('waits while another of the same workflow runs, and while the organization has its fill', async () => {
    const workflowId = await make();
    const [first, second] = [await start(workflowId), await start(workflowId)];
    const sandbox = fakeSandbox(async () => {
      expect(await work(second)).toEqual({ done: false });
      await saveSettings(admin.actor, { runsAtOnce: 1, ownApproval: false, maxima: usualMaxima });
      const other = await start(await make());
      expect(await work(other)).toEqual({ done: false });
      await saveSettings(admin.actor, { runsAtOnce: 4, ownApproval: false, maxima: usualMaxima });
      expect(await work(other)).toMatchObject({ done: true });
      return {};
    });
    await work(first, sandbox);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['succeeded', 'queued']);
    expect(await work(second)).toMatchObject({ done: true });
  });

  it('is cancelled while it waits and while it runs, and tells once it has ended', async () => {
    const workflowId = await make();
    const waiting = await start(workflowId);
    expect(await cancelRun(operator.actor, waiting)).toEqual({ status: 'cancelled' });
    expect(await cancelRun(operator.actor, waiting)).toEqual({ status: 'cancelled' });
    expect(await work(waiting)).toEqual({ done: false });
    const running = await start(workflowId);
    const sandbox = fakeSandbox(async (_, __, signal) => {
      expect(await cancelRun(operator.actor, running)).toEqual({ status: 'running' });
      await untilCancelled(signal);
      return { status: 'cancelled', exitCode: null, signal: 'SIGINT' };
    });
    expect(await work(running, sandbox)).toEqual({ done: true, status: 'cancelled' });
    const done = await start(workflowId);
    await work(done);
    expect(await refusal(cancelRun(operator.actor, done))).toContain('CONFLICT');
    const { runId } = await retryRun(operator.actor, done, 'user');
    expect(await getRun(admin.actor, runId)).toMatchObject({ retryOf: done, status: 'queued' });
  });

  it('is lost when its worker falls silent, and its worker can write no more', async () => {
    const runId = await start(await make({ kind: 'terraform', script: 'terraform {}' }));
    const sandbox = fakeSandbox(async () => {
      await withOrg(
        orgId,
        ({ sql }) =>
          sql`update workflow_runs set lease_until = now() - interval '1 second', lease_owner = 'gone' where org_id = ${orgId} and id = ${runId}`,
      );
      await superviseRuns();
      return {};
    });
    expect(await work(runId, sandbox)).toEqual({ done: false });
    expect(await getRun(admin.actor, runId)).toMatchObject({ status: 'lost', error: expect.stringContaining('worker went away') });
    const [state] = await withOrg(
      orgId,
      ({ sql }) => sql`select locked_by from terraform_workflow_states where org_id = ${orgId} and locked_by = ${runId}`,
    );
    expect(state).toBeUndefined();
  });
});

describe('approval', () => {
  it('is asked before a script begins, of somebody else, unless the organization allows it', async () => {
    const runId = await start(await make({ requiresApproval: true }));
    expect(await statusOf(runId)).toBe('awaiting_approval');
    expect(await work(runId)).toEqual({ done: false });
    expect(await refusal(approveRun(operator.actor, runId))).toContain('somebody else');
    expect(await approveRun(admin.actor, runId)).toEqual({ status: 'queued' });
    expect(await refusal(approveRun(admin.actor, runId))).toContain('CONFLICT');
    expect(await work(runId)).toEqual({ done: true, status: 'succeeded' });
    expect(await getRun(admin.actor, runId)).toMatchObject({ approvedBy: admin.actor.name });
  });

  it('of Terraform is asked for with the plan, and exactly that plan is applied, with the state that was kept', async () => {
    const workflowId = await make({ kind: 'terraform', script: 'resource "terraform_data" "a" {}' });
    const plan = Buffer.from([80, 75, 3, 4, 255]);
    const json = JSON.stringify({ resource_changes: [{ address: 'terraform_data.a', change: { actions: ['create'] } }] });
    const planned = fakeSandbox(async () => ({
      artefacts: [
        { path: 'cloudlens.tfplan', content: plan, problem: null },
        { path: 'cloudlens-plan.json', content: Buffer.from(json), problem: null },
      ],
    }));
    const runId = await start(workflowId);
    expect(await work(runId, planned)).toEqual({ done: true, status: 'awaiting_approval' });
    expect(await getRun(admin.actor, runId)).toMatchObject({
      phase: 'apply',
      outcome: { add: 1, destroy: 0, changes: [{ address: 'terraform_data.a' }] },
    });
    await approveRun(admin.actor, runId);
    const state = JSON.stringify({ serial: 7, resources: [{}] });
    const applied = fakeSandbox(async () => ({
      status: 'failed',
      exitCode: 1,
      artefacts: [{ path: 'terraform.tfstate', content: Buffer.from(state), problem: null }],
    }));
    await work(runId, applied);
    const fileOf = ({ jobs }: typeof applied, path: string) => jobs[0]?.files.find((file) => file.path === path)?.content;
    expect(fileOf(applied, 'cloudlens.tfplan')).toEqual(plan);
    expect(fileOf(planned, 'terraform.tfstate')).toBeUndefined();
    // Even half an apply changed something.
    const again = fakeSandbox(async () => ({
      artefacts: [
        { path: 'cloudlens.tfplan', content: plan, problem: null },
        { path: 'cloudlens-plan.json', content: Buffer.from('{}'), problem: null },
      ],
    }));
    const next = await start(workflowId);
    expect(await work(next, again)).toEqual({ done: true, status: 'succeeded' });
    expect(fileOf(again, 'terraform.tfstate')).toBe(state);
    const [stored] = await withOrg(
      orgId,
      ({ sql }) =>
        sql`select state, serial, locked_by from terraform_workflow_states where org_id = ${orgId} and workflow_id = ${workflowId}`,
    );
    expect(stored).toMatchObject({ serial: 7, locked_by: null });
    expect(stored?.state).toMatch(/^cl1\./);
  });

  it('follows a preview where the script has one', async () => {
    const runId = await start(await make({ requiresApproval: true, script: 'if [ "$CLOUDLENS_PHASE" = preview ]; then exit; fi' }));
    expect(await work(runId)).toEqual({ done: true, status: 'awaiting_approval' });
    await approveRun(admin.actor, runId);
    const sandbox = fakeSandbox();
    expect(await work(runId, sandbox)).toEqual({ done: true, status: 'succeeded' });
    expect(sandbox.jobs[0]?.env.CLOUDLENS_PHASE).toBe('run');
  });
});

describe('a schedule', () => {
  it('starts once when it is due, and not beside a run that has not ended', async () => {
    const workflowId = await make({ schedule: '* * * * *' });
    const due = async () => {
      await withOrg(
        orgId,
        ({ sql }) => sql`update workflows set next_run_at = now() - interval '1 hour' where org_id = ${orgId} and id = ${workflowId}`,
      );
      await Promise.all([startDueWorkflows(), startDueWorkflows()]);
      return (await listRuns(admin.actor, { workflowId })).rows;
    };
    expect(await due()).toMatchObject([{ trigger: 'schedule', requestedBy: 'CloudLens' }]);
    const runs = await due();
    expect(runs).toHaveLength(1);
    await work(runs[0]?.id ?? '');
    expect(await due()).toHaveLength(2);
  });

  it('needs a value for what nobody can be asked', async () => {
    const asking = make({ schedule: '0 3 * * *', inputs: [{ name: 'who', type: 'string', required: true }] });
    expect(await refusal(asking)).toContain('nobody to ask');
  });
});

describe('who is limited to some accounts', () => {
  it('runs there, sees those runs alone, and writes no workflow', async () => {
    const limited = await limitPerson(await makePerson(orgId, 'operator'), {
      [awsAccountId]: ['runs:create', 'runs:read', 'runs:approve'],
    });
    const [inAccount, outside] = [await make({ awsAccountIds: [awsAccountId] }), await make()];
    const { runId } = await startRun(limited.actor, { workflowId: inAccount, trigger: 'user' });
    const other = await start(outside);
    expect((await listRuns(limited.actor)).rows.map(({ id }) => id)).toContain(runId);
    expect(await refusal(getRun(limited.actor, other))).toContain('NOT_FOUND');
    expect(await refusal(startRun(limited.actor, { workflowId: outside, trigger: 'user' }))).toContain('FORBIDDEN');
    expect(await refusal(createWorkflow(limited.actor, { name: 'mine', kind: 'sh', script: 'true' }))).toContain('all AWS accounts');
  });
});

describe('a runtime', () => {
  const withImage = { kind: 'sh', name: 'Alpine', image: 'alpine:3' } as const;

  it('with a container image is refused where no container runtime works, since scripts would run without it', async () => {
    await expect(createMapping(admin.actor, withImage, fakeSandbox().find)).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringContaining('needs a container runtime'),
    });
  });

  it('with a container image is made where the image is on the machine, and refused in the engine’s words where it is not', async () => {
    const containers = (checkImage: () => Promise<void>) => async () => {
      const found = await fakeSandbox().find();
      return { ...found, images: found.sandbox && { ...found.sandbox, kind: 'container', checkImage } } as SandboxFinding;
    };
    const absent = containers(async () => {
      throw new SandboxRefusal('The image alpine:3 is not on this machine.');
    });
    await expect(createMapping(admin.actor, withImage, absent)).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: 'The image alpine:3 is not on this machine.',
    });
    expect(
      await createMapping(
        admin.actor,
        withImage,
        containers(async () => {}),
      ),
    ).toMatchObject({ image: 'alpine:3' });
  });
});

describe('a workflow', () => {
  it('gets a version for what its runs depend on, and none for its name', async () => {
    const id = await make();
    expect((await updateWorkflow(admin.actor, id, { name: `Renamed ${nth}` })).version).toBe(1);
    const changed = await updateWorkflow(admin.actor, id, { script: 'echo two' });
    expect(changed).toMatchObject({ version: 2, current: { script: 'echo two' } });
    expect((await updateWorkflow(admin.actor, id, { script: 'echo two' })).version).toBe(2);
  });

  it('is refused when it may do too much for one session policy, or names what is not there', async () => {
    const actions = Array.from({ length: 60 }, (_, each) =>
      `ec2:${'Describe'.repeat(5)}${each}`.replace(/\d+/, (digits) => 'ABCDEFGHIJ'[Number(digits) % 10]?.repeat(Number(digits) + 1) ?? ''),
    );
    expect(await refusal(make({ grants: [{ actions, resources: ['*'] }] }))).toContain('AWS takes at most 2,048');
    expect(await refusal(make({ grants: [{ actions: ['s3:PutBucketAcl'], resources: ['arn:aws:s3:::{bucket}'] }] }))).toContain('{bucket}');
    expect(await refusal(make({ secrets: ['NOT_THERE'] }))).toContain('NOT_THERE');
    expect(await refusal(make({ mappingId: 'builtin-python' }))).toContain('python');
  });

  it('is not deleted while it runs, and its runs stay', async () => {
    const id = await make();
    const runId = await start(id);
    expect(await refusal(deleteWorkflow(admin.actor, id))).toContain('CONFLICT');
    await work(runId);
    await deleteWorkflow(admin.actor, id);
    expect(await statusOf(runId)).toBe('succeeded');
    expect(await refusal(startRun(operator.actor, { workflowId: id, trigger: 'user' }))).toContain('NOT_FOUND');
  });
});
