import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { closeDatabase, withOrg } from '@/server/db';
import type { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample } from '@/server/scans/testing/sample-target';
import { makePerson, type Person } from '@/server/test/organization';
import { findAccount } from './connect/find-account';
import { issueExternalId } from './connect/issue-external-id';
import { dropExpiredConnections } from './connect/upkeep';
import { connectAmbient, mayConnectAmbient } from './connect-ambient';
import { listAccounts } from './data';
import { pauseAccount, removeAccount, resumeAccount, updateAccount } from './mutations';
import { issueSchema, updateAccountSchema } from './schema';

const sandbox = '777788889999';

let cloud: SampleCloud;
let admin: Person;
let id: string;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: new Date('2026-11-20T00:00:00Z') }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
beforeEach(async () => {
  const target = await connectSample(sandbox);
  id = target.awsAccountId;
  admin = await makePerson(target.orgId);
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.code ?? String(error),
  );
const start = () => insertScan(admin.actor, { awsAccountId: id, trigger: 'user', services: ['ec2', 's3'] });
const account = () => findAccount(asOrgId(admin.actor.orgId), id);
const findings = () =>
  withOrg(asOrgId(admin.actor.orgId), ({ sql }) => sql`select 1 from verdicts where org_id = ${asOrgId(admin.actor.orgId)} limit 5`);

describe('pausing', () => {
  it('stops the scan at once and lets none begin until it is resumed', async () => {
    const scanId = await start();
    await pauseAccount(admin.actor, id);
    expect(await account()).toMatchObject({ status: 'paused', activeScanId: null });
    expect(await codeOf(runScanInline(asOrgId(admin.actor.orgId), scanId))).not.toBe('done');
    expect(await codeOf(start())).toBe('ACCOUNT_PAUSED');
    await pauseAccount(admin.actor, id);
    await resumeAccount(admin.actor, id);
    expect(await codeOf(start())).toBe('done');
  });
});

describe('disconnecting', () => {
  it('keeps what was found where that is asked, and takes every way in away', async () => {
    await runScanInline(asOrgId(admin.actor.orgId), await start());
    await removeAccount(admin.actor, id, 'keep');
    expect(await account()).toMatchObject({ status: 'disconnected', roleArn: null, externalId: null });
    expect((await findings()).length).toBeGreaterThan(0);
    expect(await codeOf(start())).toBe('NOT_CONNECTED');
  });

  it('deletes it otherwise', async () => {
    await runScanInline(asOrgId(admin.actor.orgId), await start());
    await removeAccount(admin.actor, id);
    expect(await account()).toBeUndefined();
    expect(await findings()).toEqual([]);
    expect(await codeOf(removeAccount(admin.actor, id))).toBe('NOT_FOUND');
  });

  it('keeps the findings also when a second connection is not finished in time', async () => {
    await runScanInline(asOrgId(admin.actor.orgId), await start());
    await removeAccount(admin.actor, id, 'keep');
    await issueExternalId(admin.actor, issueSchema.parse({ accountId: sandbox, roleName: 'NeverMade' }));
    // Only this one is made to expire: other suites have connections of their own.
    await withOrg(admin.actor, ({ sql }) => sql`update aws_accounts set expires_at = now() - interval '1 hour' where id = ${id}`);
    await dropExpiredConnections();
    expect(await account()).toMatchObject({ status: 'disconnected' });
    expect((await findings()).length).toBeGreaterThan(0);
  });
});

describe('groups and tags', () => {
  const set = (input: unknown) => updateAccount(admin.actor, id, updateAccountSchema.parse(input));
  const ids = async (filter: Parameters<typeof listAccounts>[1]) => (await listAccounts(admin.actor, filter)).map((each) => each.id);

  it('are kept, replaced and found by', async () => {
    await set({ group: 'Shops', tags: { team: 'payments', stage: 'test' } });
    expect((await listAccounts(admin.actor))[0]).toMatchObject({ group: 'Shops', tags: { team: 'payments', stage: 'test' } });
    for (const filter of [{ group: 'Shops' }, { tag: 'team' }, { tag: 'team=payments' }, { q: 'SAMP' }, { q: '7777' }])
      expect(await ids(filter), JSON.stringify(filter)).toEqual([id]);
    for (const filter of [{ group: 'shops' }, { tag: 'team=other' }, { tag: 'cost' }, { q: '%' }, { q: 'x_y' }])
      expect(await ids(filter), JSON.stringify(filter)).toEqual([]);
    await set({ group: null, tags: { stage: 'live' } });
    expect((await listAccounts(admin.actor))[0]).toMatchObject({ group: null, tags: { stage: 'live' } });
    await set({ name: 'Renamed' });
    expect((await listAccounts(admin.actor))[0]).toMatchObject({ name: 'Renamed', tags: { stage: 'live' } });
  });

  it.each([
    [{ tags: { '': 'x' } }],
    [{ tags: { k: 'x'.repeat(257) } }],
    [{ tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v'])) }],
    [{ group: '' }],
  ])('are refused when they are no tags: %j', (input) => {
    expect(updateAccountSchema.safeParse(input).success).toBe(false);
  });
});

describe('the account that CloudLens itself runs in', () => {
  it('is not connected where the operator does not allow it', async () => {
    expect(await mayConnectAmbient()).toBe(false);
    expect(await codeOf(connectAmbient(admin.actor, {}))).toBe('AMBIENT_NOT_ALLOWED');
  });
});
