import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as verify } from '@/app/api/findings/[id]/verify/route';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { Actor } from '@/server/identity/actor';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample, type SampleTarget, useRole } from '@/server/scans/testing/sample-target';
import { makeKey, makeOrganization, makePerson, readerOf } from '@/server/test/organization';
import { startFix } from '@/server/workflows/remedies/start-fix';
import { getFinding } from '../detail';
import type { Verification } from './mutations';

const production = '111122223333';
const anchor = new Date('2026-11-20T00:00:00Z');
const ago = (days: number) => new Date(anchor.getTime() - days * 86_400_000);
/** Its rotation is off at first, and was switched on by then. */
const [broken, mended] = [ago(56), ago(42)];

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

describe('verifying a finding', { timeout: 60_000 }, () => {
  let target: SampleTarget;
  let key: string;
  let id: string;
  let name: string;
  let actor: Actor;

  beforeAll(async () => {
    target = await connectSample(production);
    const person = await makePerson(target.orgId);
    actor = person.actor;
    name = actor.name;
    key = await makeKey(person);
    const first = await insertScan(systemActor(target.orgId, 'first-run'), {
      awsAccountId: target.awsAccountId,
      trigger: 'first-run',
      asOf: broken,
      services: ['kms'],
      regions: ['eu-west-1'],
    });
    await runScanInline(target.orgId, first);
    const [row] = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ id: string }[]>`
        select id from verdicts where org_id = ${target.orgId} and check_id = 'kms/key-rotation-enabled' and region = 'eu-west-1' and finding = 'open'`,
    );
    id = row?.id ?? '';
  }, 60_000);

  const ask = async (finding = id, bearer = key) => {
    const request = new Request('http://localhost:3000/api/x', { method: 'POST', headers: { authorization: `Bearer ${bearer}` } });
    const response = await verify(request, { params: Promise.resolve({ id: finding }) });
    const body = (await response.json()) as { data: Verification; error: { code: string; details?: { scanId?: string } } };
    return { status: response.status, ...body };
  };
  /** Lets the scan that was asked for look at the account as it was at an instant. */
  const lookAgain = async (asOf: Date) => {
    const { status, data } = await ask();
    expect(status).toBe(202);
    await withOrg(
      target.orgId,
      ({ sql }) => sql`update scans set as_of = ${asOf.toISOString()} where org_id = ${target.orgId} and id = ${data.scanId}`,
    );
    await runScanInline(target.orgId, data.scanId);
    return { ...data, finding: await getFinding(readerOf(target.orgId), id) };
  };

  it('takes one scan at a time, and names the one under way', async () => {
    const first = await ask();
    expect(first.data.scope).toEqual({ services: ['kms'], regions: ['eu-west-1'] });
    const second = await ask();
    expect([second.status, second.error.code, second.error.details?.scanId]).toEqual([409, 'SCAN_RUNNING', first.data.scanId]);
    expect((await getFinding(readerOf(target.orgId), id)).verifyingScanId).toBe(first.data.scanId);
    await withOrg(
      target.orgId,
      ({ sql }) => sql`update scans set as_of = ${broken.toISOString()} where org_id = ${target.orgId} and id = ${first.data.scanId}`,
    );
    await runScanInline(target.orgId, first.data.scanId);
    expect((await getFinding(readerOf(target.orgId), id)).verifyingScanId).toBeNull();
  });

  it('leaves open what is still there, and says who looked', async () => {
    const { finding, scanId } = await lookAgain(broken);
    expect(finding).toMatchObject({ status: 'open', verdict: 'fail' });
    expect(finding.history[0]).toMatchObject({ kind: 'verified', actor: name, scanId, note: expect.stringContaining('still there') });
  });

  it('is mended by a run where an admin lets runs mend findings, and nowhere else', async () => {
    const { orgId, awsAccountId } = target;
    const runs = () => withOrg(orgId, ({ sql }) => sql`select status, finding_id from workflow_runs where org_id = ${orgId}`);
    await expect(startFix(actor, id)).rejects.toThrow(/^Operating is off in this account/);
    await withOrg(
      orgId,
      ({ sql }) => sql`
        insert into account_operators (org_id, aws_account_id, role_arn, external_id, status)
        values (${orgId}, ${awsAccountId}, ${`arn:aws:iam::${production}:role/CloudLensOperatorRole`}, 'x', 'on')`,
    );
    await expect(startFix(actor, id)).rejects.toThrow(/made without fixes by runs/);
    expect(await runs()).toEqual([]);
    await withOrg(orgId, ({ sql }) => sql`update account_operators set with_fixes = true where org_id = ${orgId}`);
    await startFix(actor, id);
    expect(await runs()).toMatchObject([{ finding_id: id }]);
  });

  it('never resolves by what was denied', async () => {
    await useRole(target, production, 'CloudLensLimitedRole');
    // By then it is mended, but nobody may see that.
    const { finding } = await lookAgain(mended);
    expect(finding).toMatchObject({ status: 'open', verdict: 'unknown' });
    expect(finding.history[0]).toMatchObject({ kind: 'verified', note: expect.stringContaining('could not be judged') });
    expect(finding.history.some(({ kind }) => kind === 'resolved')).toBe(false);
    await useRole(target, production, 'CloudLensScanRole');
  });

  it('resolves what was put right, by a scan of no more than the check needs', async () => {
    const { finding, scanId } = await lookAgain(mended);
    expect(finding).toMatchObject({ status: 'resolved', verdict: 'pass' });
    expect(finding.history.slice(0, 2)).toMatchObject([
      { kind: 'verified', actor: name, scanId, note: expect.stringContaining('put right') },
      { kind: 'resolved', scanId },
    ]);
    const units = await withOrg(
      target.orgId,
      ({ sql }) => sql`select service, region from scan_units where org_id = ${target.orgId} and scan_id = ${scanId}`,
    );
    expect(units).toEqual([{ service: 'kms', region: 'eu-west-1' }]);
  });

  it('is refused to who may not start scans, and to strangers there is no such finding', async () => {
    const viewer = await makeKey(await makePerson(target.orgId, 'viewer'));
    expect((await ask(id, viewer)).status).toBe(403);
    const stranger = await makeKey(await makePerson(await makeOrganization()));
    expect((await ask(id, stranger)).status).toBe(404);
    expect((await ask('999999999999')).status).toBe(404);
  });
});
