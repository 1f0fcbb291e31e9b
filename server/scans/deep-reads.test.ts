import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { madeUpSecrets } from '@/sample-cloud/worlds/parts/made-up-secrets';
import { setDeepReads } from '@/server/accounts/deep-reads';
import { systemActor } from '@/server/audit/record';
import { type DeepRead, deepReadKinds, deepReads } from '@/server/aws/deep-reads';
import { closeDatabase, withOrg } from '@/server/db';
import { makePerson } from '@/server/test/organization';
import { runScanInline } from './execute/run-inline';
import { insertScan } from './mutations';
import { connectSample, type SampleTarget } from './testing/sample-target';

const staging = '444455556666';
const anchor = new Date('2026-11-20T12:00:00Z');
const contentCalls = [
  'GetFunction',
  'GetLayerVersionByArn',
  'FilterLogEvents',
  'GetFolder',
  'GetBlob',
  'BatchGetImage',
  'GetDownloadUrlForLayer',
];
const checkIds = deepReads.map((kind) => deepReadKinds[kind].checkId);

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

describe('contents that an admin lets be read', () => {
  let target: SampleTarget;
  let seen: string[] = [];

  const scan = async () => {
    cloud.calls.clear();
    const id = await insertScan(systemActor(target.orgId, 'first-run'), {
      awsAccountId: target.awsAccountId,
      trigger: 'first-run',
      asOf: anchor,
      services: ['lambda', 'logs', 'codecommit', 'ecr'],
      regions: ['eu-central-1'],
    });
    const outcome = await runScanInline(target.orgId, id);
    seen = contentCalls.filter((operation) => cloud.calls.list().some((call) => call.operation === operation));
    return outcome;
  };
  const verdicts = () =>
    withOrg(
      target.orgId,
      ({ sql }) => sql<{ check_id: string; resource_id: string; status: string; finding: string | null }[]>`
        select check_id, resource_id, status, finding from verdicts where org_id = ${target.orgId} and check_id = any(${checkIds}::text[])`,
    );
  const of = async (kind: DeepRead) =>
    Object.fromEntries(
      (await verdicts()).filter((each) => each.check_id === deepReadKinds[kind].checkId).map((each) => [each.resource_id, each.status]),
    );
  const open = async (kinds: readonly DeepRead[]) => {
    const { actor } = await makePerson(target.orgId);
    await setDeepReads(actor, target.awsAccountId, kinds);
  };

  beforeAll(async () => {
    target = await connectSample(staging);
  });

  it('are not read unless they were opted into, and nothing of them passes', async () => {
    await scan();
    expect(seen).toEqual([]);
    const all = await verdicts();
    expect([...new Set(all.map((each) => each.check_id))].sort()).toEqual([...checkIds].sort());
    expect(all.filter(({ status }) => status === 'pass' || status === 'fail')).toEqual([]);
  });

  it('are read kind by kind', async () => {
    await open(['lambda-code']);
    await scan();
    expect(seen).toEqual(['GetFunction']);
    expect(await of('lambda-code')).toMatchObject({ 'staging-quote': 'pass', 'staging-import': 'fail' });
    expect(await of('ecr-images')).toMatchObject({ 'staging/erp-sync': 'unknown' });
  });

  it('pass where all was seen and fail where a secret is, which is stored nowhere', async () => {
    await open(deepReads);
    await scan();
    expect(await of('lambda-layers')).toMatchObject({ 'helpers:7': 'pass', 'erp-client:3': 'fail' });
    expect(await of('log-events')).toMatchObject({ '/staging/quote': 'pass', '/staging/import': 'fail', '/staging/ingress': 'unknown' });
    expect(await of('codecommit-files')).toEqual({ infrastructure: 'pass', 'erp-sync': 'fail' });
    expect(await of('ecr-images')).toMatchObject({ 'staging/shop': 'pass', 'staging/erp-sync': 'fail' });
    const stored = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ text: string }[]>`
        select config::text as text from resources where org_id = ${target.orgId}
        union all select coalesce(summary, '') || coalesce(evidence::text, '') from verdict_details where org_id = ${target.orgId}
        union all select answer::text from kept_answers where org_id = ${target.orgId}`,
    );
    const all = stored.map(({ text }) => text).join('\n');
    for (const value of Object.values(madeUpSecrets)) expect(all).not.toContain(value.slice(4));
    expect(all).toContain('config/github.json');
  });

  it('are not read again while they cannot have changed', async () => {
    await scan();
    expect(seen).toEqual([]);
    expect(await of('lambda-code')).toMatchObject({ 'staging-quote': 'pass', 'staging-import': 'fail' });
  });

  it('leave their findings open when reading is turned off again', async () => {
    await open([]);
    await scan();
    expect(seen).toEqual([]);
    const found = (await verdicts()).filter(({ finding }) => finding !== null);
    expect(found.length).toBeGreaterThanOrEqual(5);
    for (const each of found) expect(each).toMatchObject({ status: 'unknown', finding: 'open' });
  });

  it('are turned on and off in the audit log, once for each change and with who did it', async () => {
    const { actor } = await makePerson(target.orgId);
    const entries = () =>
      withOrg(
        target.orgId,
        ({ sql }) => sql<{ actor_id: string; data: unknown }[]>`
          select actor_id, data from audit_log where org_id = ${target.orgId} and action = 'account.deep-reads' and target = ${target.awsAccountId}
          order by id desc`,
      );
    const before = (await entries()).length;
    await setDeepReads(actor, target.awsAccountId, ['log-events']);
    // The same once more changes nothing, and says nothing.
    await setDeepReads(actor, target.awsAccountId, ['log-events']);
    await setDeepReads(actor, target.awsAccountId, []);
    const after = await entries();
    expect(after.length).toBe(before + 2);
    expect(after.slice(0, 2)).toMatchObject([
      { actor_id: actor.userId, data: { before: ['log-events'], after: [] } },
      { actor_id: actor.userId, data: { before: [], after: ['log-events'] } },
    ]);
  });

  it('are for admins to open', async () => {
    const { actor } = await makePerson(target.orgId, 'operator');
    await expect(setDeepReads(actor, target.awsAccountId, ['lambda-code'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
