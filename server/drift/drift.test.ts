import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { followDetection } from '@/inngest/functions/drift/follow-detection';
import type { SampleCloud } from '@/sample-cloud/start';
import { closeDatabase, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { runFunction } from '@/server/test/isolation/run-function';
import { limitPerson, makePerson } from '@/server/test/organization';
import { useRole } from '../scans/testing/sample-target';
import { listStacks } from './data';
import { getDetection, getStack } from './detail';
import { createRule } from './ignore/mutations';
import { previewRule } from './ignore/preview';
import { managingStack } from './managing-stack';
import { checkAll } from './queue/queue-stacks';
import { startWaiting } from './queue/start-waiting';
import { sweepDetections } from './queue/sweep';
import { recheckResource } from './recheck';
import { detectionsOf, production, region, scannedOrganization, startDriftCloud } from './testing';
import { triggerDetection } from './trigger';

type Target = Awaited<ReturnType<typeof scannedOrganization>>;

let cloud: SampleCloud;
let target: Target;

beforeAll(async () => {
  cloud = await startDriftCloud();
  target = await scannedOrganization();
});
afterEach(() => cloud.faults.clear());
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const trigger = (of: Target, stackName: string) =>
  triggerDetection(of.actor, { awsAccountId: of.awsAccountId, stackName, region, trigger: 'user' });

/** Lets AWS finish and has the detection followed to its end. */
async function follow(of: Target, id: string) {
  cloud.clock.move(20 * 60_000);
  await runFunction(followDetection, { orgId: of.orgId, detectionId: id });
  return getDetection(of.actor, id);
}

const check = async (of: Target, stackName: string) => follow(of, (await trigger(of, stackName)).id);
const stackNamed = async (of: Target, name: string) =>
  (await listStacks(of.actor, { q: name, limit: 100 })).rows.find((row) => row.stackName === name);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) =>
      error instanceof AppError
        ? { code: error.code, message: error.message, details: error.details }
        : { code: 'thrown', message: String(error), details: {} as Record<string, unknown> },
  );
const changesOf = ({ orgId }: Target) =>
  withOrg(
    orgId,
    ({ sql }) =>
      sql<
        { kind: string; data: { stackName: string } }[]
      >`select kind, data from changes where org_id = ${orgId} and kind like 'drift.%' order by id`,
  );

describe('after the first scan', () => {
  it('all stacks are there, with what AWS knew of their drift, and never one in sync that nobody looked at', async () => {
    const { counts, total } = await listStacks(target.actor, { limit: 100 });
    expect(total).toBe(Object.values(counts).reduce((sum, n) => sum + n, 0));
    for (const status of ['IN_SYNC', 'DRIFTED', 'NOT_CHECKED', 'UNKNOWN'] as const) expect(counts[status], status).toBeGreaterThan(0);
    expect(await stackNamed(target, 'lumen-build')).toMatchObject({ driftStatus: 'NOT_CHECKED', detectionTime: null, counts: null });
  });

  it('pages through all of them, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listStacks>> = await listStacks(target.actor, { limit: 7, cursor });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await listStacks(target.actor, {})).total);
  });

  it('tells which were made or updated since', async () => {
    const moved = new Map(
      (
        await withOrg(
          target.orgId,
          ({ sql }) => sql<{ name: string; at: string }[]>`
        select resource_id as name, coalesce(config -> 'LastUpdatedTime' ->> '$date', config -> 'CreationTime' ->> '$date') as at
        from resources where type = 'AWS::CloudFormation::Stack'`,
        )
      ).map(({ name, at }) => [name, at]),
    );
    const [middle] = [...moved.values()].sort().slice(moved.size >> 1);
    const { rows, total } = await listStacks(target.actor, { since: middle, limit: 100 });
    expect(rows.map(({ stackName }) => stackName).sort()).toEqual(
      [...moved]
        .filter(([, at]) => at >= (middle ?? ''))
        .map(([name]) => name)
        .sort(),
    );
    expect(total).toBeLessThan(moved.size);
  });
});

describe('a detection', () => {
  it('finds what differs, who changed it, and tells of it once', async () => {
    const detection = await check(target, 'lumen-build');
    expect(detection).toMatchObject({ status: 'DETECTION_COMPLETE', stackDriftStatus: 'DRIFTED', reason: null });
    expect(detection.counts).toMatchObject({ modified: 2, unknown: 0 });
    const bastion = detection.resources.find(({ logicalId }) => logicalId === 'BastionGroup');
    expect(bastion?.differences).toEqual([
      { path: '/SecurityGroupIngress/0/CidrIp', kind: 'changed', before: '198.51.100.0/28', after: '0.0.0.0/0' },
    ]);
    expect(bastion?.trail).toMatchObject({
      state: 'found',
      events: [{ user: 'jonas.weber', event: 'AuthorizeSecurityGroupIngress', how: 'console' }],
    });
    expect(await stackNamed(target, 'lumen-build')).toMatchObject({ driftStatus: 'DRIFTED', running: null });
    await check(target, 'lumen-build');
    expect((await changesOf(target)).filter(({ data }) => data.stackName === 'lumen-build').map(({ kind }) => kind)).toEqual([
      'drift.found',
    ]);
  });

  it('compares sets as sets, and counts as unchecked what nobody answered for', async () => {
    const detection = await check(target, 'lumen-search');
    const of = (logicalId: string) => detection.resources.find((each) => each.logicalId === logicalId);
    expect(of('SearchGroup')?.differences.map(({ kind }) => kind)).toEqual(['added']);
    expect(of('LatencyAlarm')).toMatchObject({ driftStatus: 'DELETED', cause: 'jonas.weber, by the console' });
    expect(of('Synonyms')).toMatchObject({ driftStatus: 'NOT_CHECKED', cause: 'Not checked' });
    expect(detection.counts).toMatchObject({ modified: 3, deleted: 1, unchecked: 1 });
  });

  it('that failed keeps what it could look at', async () => {
    const detection = await check(target, 'erp-import');
    expect(detection).toMatchObject({ status: 'DETECTION_FAILED', stackDriftStatus: 'DRIFTED', counts: { modified: 1, unchecked: 2 } });
    expect(detection.reason).toContain('ImportQueue, ImportSchedule');
  });

  it('that could not read some resources is not in sync', async () => {
    const detection = await check(target, 'lumen-analytics');
    expect(detection).toMatchObject({ stackDriftStatus: 'UNKNOWN', counts: { unknown: 2 } });
    expect(detection.resources.find(({ driftStatus }) => driftStatus === 'UNKNOWN')?.statusReason).toContain('glue:');
  });

  it('is one for two who ask at once', async () => {
    const both = await Promise.all([refusalOf(trigger(target, 'lumen-checkout')), refusalOf(trigger(target, 'lumen-checkout'))]);
    const refused = both.filter((each) => each !== null);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'DETECTION_RUNNING' });
    const rows = (await detectionsOf(target)).filter(({ stack_name }) => stack_name === 'lumen-checkout');
    expect(rows).toMatchObject([{ status: 'DETECTION_IN_PROGRESS' }]);
    expect(refused[0]?.details?.detectionId).toBe(rows[0]?.id);
    // What still runs would be due again sooner or later, for whoever looks for what is due.
    await follow(target, String(rows[0]?.id));
  });

  it('is refused in words for a stack that is not there, and for a state that AWS does not check', async () => {
    expect(await refusalOf(trigger(target, 'no-such-stack'))).toMatchObject({ code: 'NOT_FOUND' });
    cloud.faults.add({
      operation: 'DetectStackDrift',
      effect: {
        kind: 'error',
        status: 400,
        code: 'ValidationError',
        message: 'Drift detection cannot be performed on stack [x] while it is in [UPDATE_IN_PROGRESS] state',
      },
    });
    const refusal = await refusalOf(trigger(target, 'lumen-catalog'));
    expect(refusal).toMatchObject({ code: 'UNPROCESSABLE', details: { state: 'UPDATE_IN_PROGRESS' } });
    expect((await detectionsOf(target)).filter(({ stack_name }) => stack_name === 'lumen-catalog')).toEqual([]);
  });

  it('names the permission that is missing, and leaves nothing behind', async () => {
    cloud.faults.add({ operation: 'DetectStackDrift', effect: { kind: 'deny' } });
    const refusal = await refusalOf(trigger(target, 'lumen-catalog'));
    expect(refusal).toMatchObject({
      code: 'UNPROCESSABLE',
      details: { actions: ['cloudformation:DetectStackDrift', 'cloudformation:DetectStackResourceDrift'] },
    });
    expect((await detectionsOf(target)).filter(({ stack_name }) => stack_name === 'lumen-catalog')).toEqual([]);
  });

  it('goes on after throttling, and fails in words when its results are denied', async () => {
    const { id } = await trigger(target, 'lumen-catalog');
    cloud.faults.add({ operation: 'DescribeStackDriftDetectionStatus', count: 3, effect: { kind: 'throttle' } });
    expect(await follow(target, id)).toMatchObject({ status: 'DETECTION_COMPLETE', stackDriftStatus: 'IN_SYNC' });
    const next = await trigger(target, 'lumen-catalog');
    cloud.faults.add({ operation: 'DescribeStackResourceDrifts', effect: { kind: 'deny' } });
    const failed = await follow(target, next.id);
    expect(failed).toMatchObject({ status: 'DETECTION_FAILED', stackDriftStatus: null, resources: [] });
    expect(failed.reason).toContain('cloudformation:DescribeStackResourceDrifts');
    // The last answer stands.
    expect(await stackNamed(target, 'lumen-catalog')).toMatchObject({ driftStatus: 'IN_SYNC' });
  });

  it('says plainly when it may not ask who it was', async () => {
    cloud.faults.add({ operation: 'LookupEvents', effect: { kind: 'deny' } });
    const detection = await check(target, 'newsletter');
    const drifted = detection.resources.filter(({ driftStatus }) => driftStatus === 'MODIFIED' || driftStatus === 'DELETED');
    expect(drifted.map(({ trail }) => trail?.state)).toEqual(drifted.map(() => 'denied'));
  });

  it('ends after an hour, and is taken up again when its event was lost', async () => {
    const { id } = await trigger(target, 'lumen-payments-monitoring');
    const late = (sql: string) =>
      withOrg(target.orgId, (tx) => tx.sql.unsafe(`update drift_detections set ${sql} where org_id = '${target.orgId}' and id = '${id}'`));
    expect(await sweepDetections(target.orgId)).toEqual({ woken: 0, started: 0 });
    await late("next_poll_at = now() - interval '5 minutes'");
    expect(await sweepDetections(target.orgId)).toEqual({ woken: 1, started: 0 });
    await late("started_at = now() - interval '61 minutes'");
    await runFunction(followDetection, { orgId: target.orgId, detectionId: id });
    expect(await getDetection(target.actor, id)).toMatchObject({
      status: 'DETECTION_FAILED',
      stackDriftStatus: null,
      reason: expect.stringContaining('one hour'),
    });
    expect(await stackNamed(target, 'lumen-payments-monitoring')).toMatchObject({ driftStatus: 'NOT_CHECKED' });
  });
});

describe('a resource of a stack', () => {
  it('is known by its tags, else by what a detection found, with how it stands to the template', async () => {
    const detection = await check(target, 'lumen-build');
    const physicalId = detection.resources.find(({ logicalId }) => logicalId === 'BastionGroup')?.physicalId ?? '';
    const ask = (resourceId: string, tags: Record<string, string>) =>
      withOrg(target.orgId, (tx) => managingStack(tx, target.orgId, { awsAccountId: target.awsAccountId, arn: 'arn:x', resourceId, tags }));
    const stack = await stackNamed(target, 'lumen-build');
    expect(await ask(physicalId, {})).toEqual({
      id: stack?.id,
      stackName: 'lumen-build',
      logicalId: 'BastionGroup',
      driftStatus: 'MODIFIED',
    });
    const tags = {
      'aws:cloudformation:stack-id': stack?.stackId ?? '',
      'aws:cloudformation:stack-name': 'lumen-build',
      'aws:cloudformation:logical-id': 'Other',
    };
    expect(await ask('never-looked-at', tags)).toMatchObject({ id: stack?.id, logicalId: 'Other', driftStatus: null });
    expect(await ask('never-looked-at', {})).toBeNull();
  });
});

describe('one resource', () => {
  it('is looked at now, and the stack follows', async () => {
    await check(target, 'lumen-build');
    const stack = await stackNamed(target, 'lumen-build');
    const resource = await recheckResource(target.actor, stack?.id ?? '', 'BastionGroup');
    expect(resource).toMatchObject({ driftStatus: 'MODIFIED', trail: { state: 'found' } });
    expect(await refusalOf(recheckResource(target.actor, stack?.id ?? '', 'Nothing'))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await stackNamed(target, 'lumen-build'))?.driftStatus).toBe('DRIFTED');
  });
});

describe('an ignore rule', () => {
  it('says beforehand what it hides, hides that and no more, and never says in sync', async () => {
    await check(target, 'lumen-build');
    const parts = { resourceType: 'AWS::EC2::SecurityGroup', logicalId: 'Bastion*', propertyPath: '/SecurityGroupIngress' };
    expect(await previewRule(target.actor, parts)).toMatchObject({ differences: 1, resources: 1, stacks: 1 });
    await createRule(target.actor, { ...parts, reason: 'on call', owner: 'platform', expiresAt: null });
    const stack = await getStack(target.actor, (await stackNamed(target, 'lumen-build'))?.id ?? '');
    const ignored = (logicalId: string) => stack.resources.find((each) => each.logicalId === logicalId)?.ignored;
    expect([ignored('BastionGroup'), ignored('BuildGroup'), stack.driftStatus, stack.ignored]).toEqual([true, false, 'DRIFTED', 1]);
    expect(
      await refusalOf(createRule(target.actor, { ...parts, reason: 'on call', owner: 'me', expiresAt: '2020-01-01T00:00:00Z' })),
    ).toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('all stacks of an account', () => {
  it('are checked a few at a time, without those of late and in states that AWS does not check', async () => {
    const other = await scannedOrganization();
    await check(other, 'lumen-build');
    const { queued, skipped } = await checkAll(other.actor, { awsAccountId: other.awsAccountId, region, force: false, trigger: 'user' });
    expect(skipped).toMatchObject({ recent: 1, running: 0 });
    expect(skipped.state).toBeGreaterThan(0);
    const waiting = (await detectionsOf(other)).filter(({ status }) => status === 'QUEUED').length;
    expect(waiting).toBe(queued);
    const first = await startWaiting(other.orgId, other.awsAccountId);
    expect(first).toEqual({ started: 5, left: queued - 5 });
    // As many as may run at once do.
    expect(await startWaiting(other.orgId, other.awsAccountId)).toEqual({ started: 0, left: queued - 5 });
    expect((await checkAll(other.actor, { force: false, trigger: 'user' })).skipped.running).toBe(queued);
  });

  it('belong to those who were granted the account', async () => {
    const other = await scannedOrganization();
    const stranger = await limitPerson(await makePerson(other.orgId), {});
    expect(
      await refusalOf(
        triggerDetection(stranger.actor, { awsAccountId: other.awsAccountId, stackName: 'lumen-build', region, trigger: 'user' }),
      ),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect((await listStacks(stranger.actor, {})).total).toBe(0);
    const viewer = await makePerson(other.orgId, 'viewer');
    expect(await refusalOf(checkAll(viewer.actor, { force: false, trigger: 'user' }))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('wait no longer when the role can no longer be entered', async () => {
    const other = await scannedOrganization();
    await checkAll(other.actor, { force: true, trigger: 'user' });
    await useRole(other, production, 'NoSuchRole');
    await startWaiting(other.orgId, other.awsAccountId);
    const failed = (await detectionsOf(other)).filter(({ status }) => status === 'DETECTION_FAILED');
    expect(failed.length).toBe(5);
    expect(failed[0]).toMatchObject({ stack_drift_status: null });
  });
});
