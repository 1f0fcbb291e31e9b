import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as verify } from '@/app/api/findings/[id]/verify/route';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { Actor } from '@/server/identity/actor';
import { listLastLooks } from '@/server/inventory/unseen';
import { newestFinishedScan } from '@/server/scans/data';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample, outcomeOf, type SampleTarget, useRole } from '@/server/scans/testing/sample-target';
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

describe('verifying a finding', () => {
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
  });

  const ask = async (finding = id, bearer = key) => {
    const request = new Request('http://localhost:3000/api/x', { method: 'POST', headers: { authorization: `Bearer ${bearer}` } });
    const response = await verify(request, { params: Promise.resolve({ id: finding }) });
    const body = (await response.json()) as { data: Verification; error: { code: string; details?: { scanId?: string } } };
    return { status: response.status, ...body };
  };
  /** All that is stored of other resources than the finding's, and of the account, that a look at one may not touch. */
  const ofOthers = () =>
    withOrg(target.orgId, async ({ sql }) => ({
      verdicts: await sql`
        select v.*, d.summary, d.evidence from verdicts v left join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
        where v.org_id = ${target.orgId} and v.id <> ${id} order by v.id`,
      resources: await sql`
        select r.* from resources r where r.org_id = ${target.orgId}
          and r.arn <> (select arn from verdicts where org_id = ${target.orgId} and id = ${id}) order by r.id`,
      kept: await sql`select service, region, operation, key, scan_seq from kept_answers where org_id = ${target.orgId} order by 1, 2, 3, 4`,
      account:
        await sql`select last_scan_id, judged_with, judged_scope, wholly_judged_with from aws_accounts where org_id = ${target.orgId}`,
      scores: await sql`select framework_id, at, pass, fail, unknown from account_scores where org_id = ${target.orgId} order by 1, 2`,
      looked: await listLastLooks(readerOf(target.orgId)),
      newest: await newestFinishedScan(readerOf(target.orgId), {}),
    }));
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
    const { resource, verification } = await getFinding(readerOf(target.orgId), id);
    expect(verification).toEqual(first.data.scope);
    expect(first.data.scope).toEqual({ services: ['kms'], regions: ['eu-west-1'], resource: resource.arn });
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

  it('leaves open what is still there, and says who looked and what was asked', async () => {
    const { finding, scanId } = await lookAgain(broken);
    expect(finding).toMatchObject({ status: 'open', verdict: 'fail' });
    const [noted] = finding.history;
    expect(noted).toMatchObject({ kind: 'verified', actor: name, scanId, note: expect.stringContaining('still there') });
    const rotation = { operation: 'kms:GetKeyRotationStatus', regions: ['eu-west-1'], status: 'complete', code: null, calls: 1 };
    expect(noted?.look?.asked).toContainEqual(rotation);
    expect(noted?.look?.calls).toBe(noted?.look?.asked.reduce((sum, { calls }) => sum + calls, 0));
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
    const others = await ofOthers();
    await useRole(target, production, 'CloudLensLimitedRole');
    // By then it is mended, but nobody may see that.
    const { finding } = await lookAgain(mended);
    expect(finding).toMatchObject({ status: 'open', verdict: 'unknown' });
    expect(finding.unknownBecause.length).toBeGreaterThan(0);
    expect(finding.history[0]).toMatchObject({ kind: 'verified', note: expect.stringContaining('could not be judged') });
    expect(finding.history[0]?.look?.asked).toContainEqual(expect.objectContaining({ status: 'denied', calls: 1 }));
    expect(await ofOthers()).toEqual(others);
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

  it('looks at one resource: what became of others of its kind meanwhile is for an ordinary scan to say', async () => {
    const others = await ofOthers();
    const before = await outcomeOf(target.orgId);
    const { scanId } = await lookAgain(anchor);
    expect(await ofOthers()).toEqual(others);
    const [scan] = await withOrg(target.orgId, ({ sql }) => sql`select status, counts, "only" from scans where id = ${scanId}`);
    expect(scan).toMatchObject({ status: 'completed', counts: null, only: { type: 'AWS::KMS::Key' } });

    const ordinary = await insertScan(systemActor(target.orgId, 'schedule'), {
      awsAccountId: target.awsAccountId,
      trigger: 'schedule',
      asOf: anchor,
      services: ['kms'],
      regions: ['eu-west-1'],
    });
    await runScanInline(target.orgId, ordinary);
    const after = await ofOthers();
    expect(after.verdicts).not.toEqual(others.verdicts);
    expect(after.newest).toBe(ordinary);
    expect((await outcomeOf(target.orgId)).resources.length).toBeGreaterThanOrEqual(before.resources.length);
  });

  it('says that the resource is gone only after all of its kind was listed to the end', async () => {
    const inOrg = (query: string) => withOrg(target.orgId, ({ sql }) => sql.unsafe(query, [target.orgId]));
    const { resource } = await getFinding(readerOf(target.orgId), id);
    // Stored under an ARN that AWS never had: as if it had been deleted since.
    await inOrg(
      `update resources set arn = arn || '-gone', resource_id = resource_id || '-gone' where org_id = $1 and arn = '${resource.arn}'`,
    );
    await inOrg(
      `update verdicts set arn = arn || '-gone', status = 'fail', finding = 'open' where org_id = $1 and arn = '${resource.arn}'`,
    );
    const others = await ofOthers();
    const fault = cloud.faults.add({ service: 'kms', operation: 'ListKeys', effect: { kind: 'deny' } });
    const shut = await lookAgain(anchor);
    cloud.faults.remove(fault);
    expect(shut.finding).toMatchObject({ status: 'open', verdict: 'unknown' });
    const { finding } = await lookAgain(anchor);
    expect(finding.status).toBe('resolved');
    expect(finding.history[0]).toMatchObject({ kind: 'verified', note: expect.stringContaining('is gone: all of its kind was listed') });
    // From now on the inventory has nothing to look at alone.
    expect(finding.verification).toEqual({ services: ['kms'], regions: ['eu-west-1'], resource: null });
    const gone = await inOrg(`select arn from resources where org_id = $1 and deleted_at = '${anchor.toISOString()}'`);
    expect(gone).toEqual([{ arn: `${resource.arn}-gone` }]);
    const left = await ofOthers();
    expect([left.account, left.looked, left.scores]).toEqual([others.account, others.looked, others.scores]);
  });

  it('is refused to who may not start scans, and to strangers there is no such finding', async () => {
    const viewer = await makeKey(await makePerson(target.orgId, 'viewer'));
    expect((await ask(id, viewer)).status).toBe(403);
    const stranger = await makeKey(await makePerson(await makeOrganization()));
    expect((await ask(id, stranger)).status).toBe(404);
    expect((await ask('999999999999')).status).toBe(404);
  });
});
