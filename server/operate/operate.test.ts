import { randomUUID } from 'node:crypto';
import { DescribeInstancesCommand, EC2Client, RebootInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample } from '@/server/scans/testing/sample-target';
import { makePerson, type Person } from '@/server/test/organization';
import { awsAccessFor } from '@/server/workflows/execute/aws-access';
import type { RunPhase } from '@/server/workflows/types';
import { readOperatorAccess } from './access/read-access';
import { prepareOperating, turnOffOperating, turnOnOperating } from './access/turn-on';
import { actOnInstance, previewAction } from './instances/act';
import { listInstances } from './instances/list';
import { readInstance } from './instances/read-instance';
import { readLaunchLimits, setLaunchLimit } from './limits/launch-limit';
import { launchSchema } from './schema';
import { compareVersions } from './templates/diff';
import { launchFromTemplate, rehearseLaunch } from './templates/launch';
import { listTemplates } from './templates/list';
import { readVersions } from './templates/versions';
import { createTemplate, createVersion, setDefaultVersion } from './templates/write';

const sandbox = '777788889999';
const region = 'eu-central-1';

let cloud: SampleCloud;
let orgId: OrgId;
let account: string;
let admin: Person;
const byName = new Map<string, string>();
let template: string;

beforeAll(async () => {
  cloud = await startSampleCloud({
    world: createDefaultWorld({ anchor: new Date(new Date().toISOString().slice(0, 10)) }),
    limits: 'none',
  });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  // Instances pass from state to state as time passes there, and only then.
  cloud.clock.stop(new Date());
  const target = await connectSample(sandbox);
  ({ orgId, awsAccountId: account } = target);
  const scanId = await insertScan(systemActor(orgId, 'first-run'), {
    awsAccountId: account,
    trigger: 'first-run',
    services: ['ec2'],
    regions: [region],
  });
  await runScanInline(orgId, scanId);
  admin = await makePerson(orgId);
  for (const { id, name } of (await listInstances(admin.actor, {})).rows) byName.set(name ?? '', id);
  template = (await listTemplates(admin.actor, {})).rows.find(({ name }) => name === 'sandbox')?.id ?? '';
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const target = (name: string) => ({ awsAccountId: account, region, instanceId: byName.get(name) ?? '' });
const failure = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('it was done')),
    (error: AppError) => error,
  );
const launching = (more: object = {}) =>
  launchSchema.parse({ awsAccountId: account, region, count: 1, clientToken: randomUUID(), ...more });
const audited = (action: string) =>
  withOrg(
    orgId,
    ({ sql }) => sql<{ target: string; data: Record<string, unknown> }[]>`
    select target, data from audit_log where org_id = ${orgId} and action = ${action} order by seq`,
  );
const countCalls = (operation: string) =>
  cloud.calls
    .list()
    .filter((call) => call.service === 'ec2' && call.operation === operation)
    .reduce((sum, { calls, refused, throttled, faulted }) => sum + calls - refused - throttled - faulted, 0);
const passTime = () => cloud.clock.move(4_000);

describe('before operating is turned on', () => {
  it('every act is refused with the sentence how to turn it on, and asks AWS nothing', async () => {
    const at = target('trial-search');
    const acts = [
      actOnInstance(admin.actor, 'stop', at),
      previewAction(admin.actor, 'stop', at),
      launchFromTemplate(admin.actor, template, launching()),
      rehearseLaunch(admin.actor, template, launching()),
      setDefaultVersion(admin.actor, template, { awsAccountId: account, region, version: 1 }),
    ];
    for (const error of await Promise.all(acts.map(failure)))
      expect([error.code, error.message]).toEqual([
        'UNPROCESSABLE',
        expect.stringContaining('turns it on under Accounts, Access, Operating'),
      ]);
    expect(countCalls('StopInstances') + countCalls('RunInstances')).toBe(0);
    expect((await listInstances(admin.actor, {})).rows[0]?.notOperable).toContain('Operating is off');
  });

  it('is turned on by admins alone', async () => {
    const operator = await makePerson(orgId, 'operator');
    for (const work of [
      prepareOperating(operator.actor, account, { roleName: 'X', onlyTagged: false, launchRoles: [], withFixes: false }),
      turnOnOperating(operator.actor, account),
    ])
      expect((await failure(work)).code).toBe('FORBIDDEN');
  });

  it('stays off for the scan role, and for a role that does not open', async () => {
    const prepare = (roleName: string) =>
      prepareOperating(admin.actor, account, { roleName, onlyTagged: false, launchRoles: [], withFixes: false });
    expect((await failure(prepare('CloudLensScanRole'))).message).toContain('needs a role of its own');
    await prepare('NoSuchRole');
    expect((await failure(turnOnOperating(admin.actor, account))).code).toBe('ROLE_NOT_ASSUMABLE');
    expect(await readOperatorAccess(admin.actor, account)).toMatchObject({ status: 'pending', lastError: expect.any(String) });
    cloud.addRole(sandbox, {
      name: 'Open',
      externalId: null,
      policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] }],
    });
    await prepare('Open');
    expect((await failure(turnOnOperating(admin.actor, account))).code).toBe('INSECURE_TRUST');
    expect((await failure(actOnInstance(admin.actor, 'stop', target('trial-search')))).code).toBe('UNPROCESSABLE');
  });

  it('is proven by trying everything, which changes nothing', async () => {
    await prepareOperating(admin.actor, account, {
      roleName: 'CloudLensOperatorRole',
      onlyTagged: false,
      launchRoles: [],
      withFixes: false,
    });
    const proof = await turnOnOperating(admin.actor, account);
    expect(proof.operations.map(({ operation, state }) => [operation, state]).filter(([, state]) => state !== 'allowed')).toEqual([]);
    expect(await readOperatorAccess(admin.actor, account)).toMatchObject({ status: 'on', lastError: null });
    expect((await listInstances(admin.actor, { state: ['running'] })).total).toBe(2);
    const [row] = (await listInstances(admin.actor, { q: 'trial-search' })).rows;
    expect(row).toMatchObject({ notOperable: null, source: 'scan', state: 'running' });
  });
});

describe('instances', () => {
  it('are stopped after their effects were shown, watched until they are, and started again', async () => {
    const at = target('trial-search');
    const preview = await previewAction(admin.actor, 'stop', at);
    expect(preview).toMatchObject({ rehearsal: { outcome: 'would-work' }, state: 'running' });
    expect(preview.effects.map(({ tone }) => tone)).toContain('loses');
    const done = await actOnInstance(admin.actor, 'stop', at);
    expect(done).toMatchObject({
      status: 'accepted',
      answer: { previousState: 'running', currentState: 'stopping' },
      awsRequestId: expect.any(String),
    });
    expect(await readInstance(admin.actor, at)).toMatchObject({
      state: 'stopping',
      source: 'live',
      lastAction: { status: 'accepted', kind: 'stop' },
    });
    passTime();
    expect(await readInstance(admin.actor, at)).toMatchObject({ state: 'stopped', lastAction: { status: 'settled' } });
    await actOnInstance(admin.actor, 'start', at);
    passTime();
    expect(await readInstance(admin.actor, at)).toMatchObject({ state: 'running', lastAction: { kind: 'start', status: 'settled' } });
    const [row] = await audited('instance.stop');
    expect(row).toMatchObject({
      target: at.instanceId,
      data: { awsRequestId: done.awsRequestId, actionId: done.actionId, outcome: 'accepted' },
    });
  });

  it('are not terminated without their id typed, nor by who may only operate', async () => {
    const at = target('trial-forecast');
    expect((await failure(actOnInstance(admin.actor, 'terminate', at, { confirmation: 'yes' }))).message).toContain(at.instanceId);
    const operator = await makePerson(orgId, 'operator');
    expect((await failure(actOnInstance(operator.actor, 'terminate', at, { confirmation: at.instanceId }))).code).toBe('FORBIDDEN');
    const viewer = await makePerson(orgId, 'viewer');
    expect((await failure(actOnInstance(viewer.actor, 'stop', at))).code).toBe('FORBIDDEN');
    expect(countCalls('TerminateInstances')).toBe(0);
  });

  it('leave an audit row of a refusal too, with what AWS said', async () => {
    const error = await failure(actOnInstance(admin.actor, 'reboot', target('trial-forecast')));
    expect([error.code, error.details?.awsRequestId]).toEqual(['CONFLICT', expect.any(String)]);
    expect((await audited('instance.reboot')).at(-1)?.data).toMatchObject({
      outcome: 'refused',
      code: 'IncorrectInstanceState',
      awsRequestId: error.details?.awsRequestId,
    });
  });

  it('are acted on once per token, also when the answer got lost, and not at all under another request', async () => {
    const at = target('trial-recommendations');
    const [token, before] = [randomUUID(), countCalls('RebootInstances')];
    const first = await actOnInstance(admin.actor, 'reboot', at, { token });
    const again = await actOnInstance(admin.actor, 'reboot', at, { token });
    expect(again).toEqual({ ...first, replayed: true });
    expect(countCalls('RebootInstances')).toBe(before + 1);
    expect((await failure(actOnInstance(admin.actor, 'stop', at, { token }))).message).toContain('another request');

    const lost = cloud.faults.add({ service: 'ec2', operation: 'RebootInstances', effect: { kind: 'reset' } });
    const second = randomUUID();
    expect((await failure(actOnInstance(admin.actor, 'reboot', at, { token: second }))).details).toMatchObject({ outcome: 'unknown' });
    cloud.faults.remove(lost);
    expect((await failure(actOnInstance(admin.actor, 'reboot', at, { token: second }))).code).toBe('CONFLICT');
    expect((await audited('instance.reboot')).at(-1)?.data).toMatchObject({ outcome: 'unknown' });
  });

  it.each([
    ['deny', { kind: 'deny' }, 'UNPROCESSABLE', 'Allow it this action'],
    ['throttle', { kind: 'throttle' }, 'UNAVAILABLE', 'slow down'],
    ['cut', { kind: 'cut', part: 0.5 }, 'UNAVAILABLE', 'not known'],
    ['error', { kind: 'error', status: 400, code: 'InsufficientInstanceCapacity' }, 'UNPROCESSABLE', 'no room'],
  ] as const)('say honestly what %s means', async (_, effect, code, sentence) => {
    const id = cloud.faults.add({ service: 'ec2', operation: 'StartInstances', effect });
    const error = await failure(actOnInstance(admin.actor, 'start', target('trial-search')));
    cloud.faults.remove(id);
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(sentence)]);
  });

  it('are left alone without the tag, where only tagged ones may be operated', async () => {
    const limited = { roleName: 'CloudLensOperatorRole', onlyTagged: true, launchRoles: [], withFixes: false };
    await prepareOperating(admin.actor, account, limited);
    await turnOnOperating(admin.actor, account);
    expect((await failure(actOnInstance(admin.actor, 'stop', target('trial-search')))).details).toMatchObject({ reason: 'untagged' });
    const [row] = (await listInstances(admin.actor, { q: 'trial-search' })).rows;
    expect(row?.notOperable).toContain('cloudlens:operate=true');
    await prepareOperating(admin.actor, account, { ...limited, onlyTagged: false });
    await turnOnOperating(admin.actor, account);
  });
});

describe('launch templates', () => {
  it('are made, gain versions that differ, and another default', async () => {
    const place = { awsAccountId: account, region };
    const made = await createTemplate(admin.actor, {
      ...place,
      name: 'trial-web',
      data: { imageId: 'ami-0123456789abcdef0', requireTokens: false },
      clientToken: randomUUID(),
    });
    const id = made.answer.launchTemplateId ?? '';
    const next = { ...place, sourceVersion: 1, data: { requireTokens: true, instanceType: 'm7g.large' }, clientToken: randomUUID() };
    const version = await createVersion(admin.actor, id, next);
    expect((await createVersion(admin.actor, id, next)).answer).toEqual(version.answer);
    await setDefaultVersion(admin.actor, id, { ...place, version: 2 });
    const { versions } = await readVersions(admin.actor, { ...place, templateId: id });
    expect(versions.map(({ version: number, isDefault }) => [number, isDefault])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(compareVersions(versions[1]?.data ?? {}, versions[0]?.data ?? {})).toEqual([
      { path: 'InstanceType', before: null, after: 'm7g.large' },
      { path: 'MetadataOptions.HttpTokens', before: 'optional', after: 'required' },
    ]);
    const listed = (await listTemplates(admin.actor, { q: 'trial-web' })).rows;
    expect(listed).toMatchObject([{ id, defaultVersion: 2, latestVersion: 2 }]);
    expect((await failure(setDefaultVersion(admin.actor, id, { ...place, version: 9 }))).message).toContain('no such version');
  });

  it('launch once per token, also after the answer was lost behind the effect', async () => {
    const input = launching({ count: 2, tags: { Name: 'launched-web' } });
    expect(await rehearseLaunch(admin.actor, template, input)).toEqual({ outcome: 'would-work' });
    // The effect happens, and its answer breaks off on the way: every try of the SDK.
    const lost = cloud.faults.add({ service: 'ec2', operation: 'RunInstances', effect: { kind: 'cut', part: 0.5 } });
    expect((await failure(launchFromTemplate(admin.actor, template, input))).details).toMatchObject({ outcome: 'unknown' });
    cloud.faults.remove(lost);
    const launched = await launchFromTemplate(admin.actor, template, input);
    expect(launched.answer.instanceIds).toHaveLength(2);
    expect((await launchFromTemplate(admin.actor, template, input)).answer).toEqual(launched.answer);
    const rows = (await listInstances(admin.actor, { q: 'launched-web' })).rows;
    expect(rows.map(({ id }) => id).sort()).toEqual([...(launched.answer.instanceIds ?? [])].sort());
    passTime();
    const first = { awsAccountId: account, region, instanceId: launched.answer.instanceIds?.[0] ?? '' };
    expect(await readInstance(admin.actor, first)).toMatchObject({ state: 'running' });
    await actOnInstance(admin.actor, 'terminate', first, { confirmation: first.instanceId });
    passTime();
    expect(await readInstance(admin.actor, first)).toMatchObject({ state: 'terminated', lastAction: { status: 'settled' } });
    expect((await audited('instance.launch')).map(({ data }) => data.outcome)).toEqual(['unknown', 'accepted']);
  });

  it('launch no more than the limit, however many ask at once, and say when again', async () => {
    const { used } = (await readLaunchLimits(admin.actor)).organization;
    await setLaunchLimit(admin.actor, { perHour: used + 2 });
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() =>
        launchFromTemplate(admin.actor, template, launching()).then(
          () => null,
          (error: AppError) => error,
        ),
      ),
    );
    const refused = outcomes.filter((error) => error !== null);
    expect(refused.map(({ code }) => code)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    expect(refused[0]?.message).toMatch(/may launch \d+ instances an hour/);
    expect(refused[0]?.details?.retryAfterSeconds).toBeGreaterThan(0);
    await setLaunchLimit(admin.actor, { perHour: null });
    await setLaunchLimit(admin.actor, { perHour: 0, userId: admin.actor.userId });
    expect((await failure(launchFromTemplate(admin.actor, template, launching()))).message).toMatch(/^You may launch 0/);
    await setLaunchLimit(admin.actor, { perHour: null, userId: admin.actor.userId });
  });
});

describe('what a script of a run is handed', () => {
  const grants = [{ actions: ['ec2:DescribeInstances', 'ec2:RebootInstances'], resources: ['*'] }];
  const enter = async (runId: string, phase: RunPhase) => {
    const access = await awsAccessFor({ orgId, runId, awsAccountId: account, phase, grants, inputs: {}, seconds: 60 });
    const file = access.secrets.find(({ name }) => name === 'aws-credentials')?.value ?? '';
    const of = (key: string) => new RegExp(`^aws_${key} = (.+)$`, 'm').exec(file)?.[1] ?? '';
    const credentials = { accessKeyId: of('access_key_id'), secretAccessKey: of('secret_access_key'), sessionToken: of('session_token') };
    return { access, config: { region, endpoint: cloud.url, credentials, maxAttempts: 1 } };
  };

  it('are credentials of the operator role under the name of the run, for what is declared and nothing else', async () => {
    const runId = randomUUID();
    const { access, config } = await enter(runId, 'run');
    const { Arn } = await new STSClient(config).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:sts::${sandbox}:assumed-role/CloudLensOperatorRole/${runId}`);
    const ec2 = new EC2Client(config);
    const InstanceIds = [byName.get('trial-search') ?? ''];
    expect((await ec2.send(new DescribeInstancesCommand({}))).Reservations?.length).toBeGreaterThan(0);
    await expect(ec2.send(new RebootInstancesCommand({ InstanceIds, DryRun: true }))).rejects.toThrow('DryRun flag is set');
    await expect(ec2.send(new StopInstancesCommand({ InstanceIds, DryRun: true }))).rejects.toThrow(/not authorized/);
    expect(access.secrets.map(({ name }) => name)).toEqual(['aws-credentials', 'aws-secret-access-key', 'aws-session-token']);
  });

  it.each(['preview', 'plan'] as const)('are credentials of the scan role, for reading alone, in a %s', async (phase) => {
    const { access, config } = await enter(randomUUID(), phase);
    expect((await new STSClient(config).send(new GetCallerIdentityCommand({}))).Arn).toContain(':assumed-role/CloudLensScanRole/');
    const reboot = new RebootInstancesCommand({ InstanceIds: [byName.get('trial-search') ?? ''], DryRun: true });
    await expect(new EC2Client(config).send(reboot)).rejects.toThrow(/not authorized/);
    expect(access.notes.join(' ')).toContain('was not given ec2:RebootInstances');
  });
});

describe('turning operating off', () => {
  it('holds at once', async () => {
    await turnOffOperating(admin.actor, account);
    expect((await failure(actOnInstance(admin.actor, 'stop', target('trial-search')))).details).toMatchObject({ reason: 'operating-off' });
    expect(await readOperatorAccess(admin.actor, account)).toMatchObject({ status: 'off' });
  });
});
