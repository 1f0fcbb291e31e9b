import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { importedFindings } from '@/sample-cloud/services/securityhub';
import type { SampleCloud } from '@/sample-cloud/start';
import { patience } from '@/scripts/test/patience';
import { closeDatabase, withOrg } from '@/server/db';
import { production, region, scan, scannedOrganization, startDriftCloud } from '../drift/testing';
import { horizon } from '../notifications/collect';
import { listForwarders, listForwardingRuns } from './data';
import { createForwarder, deleteForwarder, runForwarder, updateForwarder } from './mutations';
import { forwardingSessionPolicy } from './policy';
import { dueForwarders, forward } from './run/forward';
import { newForwarderSchema } from './schema';

type Target = Awaited<ReturnType<typeof scannedOrganization>>;

let cloud: SampleCloud;
let target: Target;
let now = new Date();

beforeAll(async () => {
  cloud = await startDriftCloud();
  target = await scannedOrganization(['cloudformation', 'ec2']);
});
afterEach(async () => {
  cloud.faults.clear();
  for (const { id } of await listForwarders(target.actor)) await deleteForwarder(target.actor, id);
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

/** What was written counts as there once all older transactions have ended, those of the other files' tests too. */
const isRead = async () => {
  const [row] = await withOrg(target.orgId, ({ sql }) => sql<{ last: string }[]>`select max(tx_id)::text as last from changes`);
  await vi.waitFor(async () => expect(await withOrg(target.orgId, horizon)).toBeGreaterThan(Number(row?.last)), patience);
};
const hub = () => createForwarder(target.actor, newForwarderSchema.parse({ kind: 'security-hub', name: 'Hub' }));
/** Some minutes later, so that it is due again and what is told is newer. */
const later = (minutes = 20) => {
  now = new Date(now.getTime() + minutes * 60_000);
  return now;
};
const run = async (id: string, at = later()) => (await forward(target.orgId, id, at)).status;
const lastRun = async (id: string) => (await listForwardingRuns(target.actor, id))[0];
const told = () => importedFindings(production, region);
const findings = (status: string) =>
  withOrg(
    target.orgId,
    ({ sql }) => sql<{ id: string; arn: string; check_id: string }[]>`
      select id, arn, check_id from verdicts where org_id = ${target.orgId} and finding = ${status} order by id`,
  );
const idOf = (finding: { arn: string; check_id: string }) => `cloudlens/${finding.check_id}/${finding.arn}`;

describe('Security Hub', () => {
  it('is told every open finding once, and then only what changed', async () => {
    const { id } = await hub();
    await isRead();
    const status = await run(id);
    expect([status, (await lastRun(id))?.problems]).toEqual(['completed', []]);
    const open = await findings('open');
    expect(open.length).toBeGreaterThan(20);
    expect(await lastRun(id)).toMatchObject({ status: 'completed', sent: open.length, problems: [] });
    expect(told().length).toBeGreaterThan(20);
    expect(told().every(({ RecordState, Compliance }) => RecordState === 'ACTIVE' && Compliance?.Status === 'FAILED')).toBe(true);

    // Nothing happened since: no run at all, unless somebody asks.
    now = new Date(Date.now() + 2 * 3_600_000);
    expect(await run(id)).toBeNull();
    await runForwarder(target.actor, id);
    expect(await run(id)).toBe('completed');
    expect((await lastRun(id))?.sent).toBe(0);
  });

  it('is told what a scan found that began hours before the last run and ended after it', async () => {
    const { id } = await hub();
    const [first] = await findings('open');
    await isRead();
    await run(id);
    const began = new Date(now.getTime() - 6 * 3_600_000).toISOString();
    await withOrg(target.orgId, async ({ sql }) => {
      await sql`update verdicts set finding = 'resolved', status = 'pass', changed_at = ${began} where org_id = ${target.orgId} and id = ${first?.id ?? ''}`;
      await sql`insert into changes (org_id, at, kind, verdict_id) values (${target.orgId}, ${began}, 'finding.resolved', ${first?.id ?? ''})`;
    });
    expect(await run(id)).toBe('completed');
    expect((await lastRun(id))?.sent).toBe(1);
    await withOrg(
      target.orgId,
      ({ sql }) => sql`update verdicts set finding = 'open', status = 'fail' where org_id = ${target.orgId} and id = ${first?.id ?? ''}`,
    );
  });

  it('archives what is resolved, and nothing that a scan could not see', async () => {
    const { id } = await hub();
    await run(id);
    const [mended, unseen] = await findings('open');
    if (!mended || !unseen) throw new Error('there are no findings');
    for (const operation of ['DescribeInstances', 'DescribeSecurityGroups', 'DescribeVolumes', 'DescribeSnapshots'])
      cloud.faults.add({ service: 'ec2', operation, effect: { kind: 'deny' } });
    await scan(target, ['ec2']);
    cloud.faults.clear();
    await withOrg(
      target.orgId,
      ({ sql }) => sql`
      update verdicts set finding = 'resolved', status = 'pass', changed_at = now() where org_id = ${target.orgId} and id = ${mended.id}`,
    );
    await runForwarder(target.actor, id);
    expect(await run(id)).toBe('completed');
    const archived = told().filter(({ RecordState }) => RecordState === 'ARCHIVED');
    expect(archived.map(({ Id }) => Id)).toEqual([idOf(mended)]);
    // Found again, it is active again.
    await withOrg(
      target.orgId,
      ({ sql }) => sql`
      update verdicts set finding = 'open', status = 'fail', changed_at = now() where org_id = ${target.orgId} and id = ${mended.id}`,
    );
    await runForwarder(target.actor, id);
    await run(id);
    expect(told().filter(({ RecordState }) => RecordState === 'ARCHIVED')).toEqual([]);
  });

  it('says where it did not arrive, and tells it there the next time', async () => {
    const { id } = await hub();
    cloud.faults.add({ service: 'securityhub', region, effect: { kind: 'deny' } });
    expect(['partial', 'failed']).toContain(await run(id));
    const first = await lastRun(id);
    const problem = first?.problems.find((each) => each.region === region);
    expect(problem?.reason).toContain('attach the policy');
    expect(problem?.findings).toBeGreaterThan(0);
    cloud.faults.clear();
    expect(await run(id)).toBe('completed');
    expect((await lastRun(id))?.sent).toBe(problem?.findings);
  });
});

describe('an account that is paused', () => {
  it('is named, and the run is not called complete', async () => {
    const { id } = await hub();
    const become = (status: string) =>
      withOrg(target.orgId, ({ sql }) => sql`update aws_accounts set status = ${status} where org_id = ${target.orgId}`);
    await become('paused');
    try {
      expect(await run(id)).toBe('failed');
      expect((await lastRun(id))?.problems).toMatchObject([{ account: production, region: null }]);
    } finally {
      await become('connected');
    }
  });
});

describe('a run', () => {
  it('is begun by one of two, and again by another when the first was cut off', async () => {
    const { id } = await hub();
    expect((await dueForwarders(later())).map((due) => due.id)).toContain(id);
    const both = await Promise.all([run(id, now), run(id, now)]);
    expect(both.filter((status) => status !== null)).toHaveLength(1);
    // As a killed worker leaves it.
    await withOrg(target.orgId, async ({ sql }) => {
      await sql`update forwarding_runs set status = 'running', ended_at = null, lease_until = ${later(1).toISOString()} where org_id = ${target.orgId} and forwarder_id = ${id}`;
      await sql`update forwarders set due_at = now() - interval '1 hour', last_run_at = null where org_id = ${target.orgId} and id = ${id}`;
    });
    expect(await run(id, new Date(now.getTime() - 1000))).toBeNull();
    expect(await run(id, later(10))).toBe('completed');
    expect((await listForwardingRuns(target.actor, id)).map(({ status }) => status)).toEqual(['completed', 'failed']);
  });

  it('does not happen for what is switched off', async () => {
    const { id } = await hub();
    await updateForwarder(target.actor, id, { enabled: false });
    expect(await run(id)).toBeNull();
    await expect(runForwarder(target.actor, id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a forwarder to a bucket', () => {
  const input = (more: object = {}) => ({
    kind: 's3',
    name: 'Lake',
    awsAccountId: target.awsAccountId,
    bucket: 'acme-security',
    region: 'eu-central-1',
    ...more,
  });

  it('refuses a sample account, another organization’s, and names that are none', async () => {
    await expect(createForwarder(target.actor, newForwarderSchema.parse(input()))).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    const foreign = newForwarderSchema.parse(input({ awsAccountId: '5b0c6a5e-6f0e-4b43-9d3e-0a6c1a7f2d10' }));
    await expect(createForwarder(target.actor, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const wrong of [{ bucket: 'Acme' }, { bucket: 'a' }, { region: 'here' }, { prefix: '/a' }, { prefix: 'a b' }, { format: 'pdf' }])
      expect(newForwarderSchema.safeParse(input(wrong)).success, JSON.stringify(wrong)).toBe(false);
  });

  it('runs in a session that may write there and nothing else, within what AWS takes', () => {
    const settings = newForwarderSchema.parse(input({ bucket: 'a'.repeat(63), prefix: 'p'.repeat(400) }));
    const policy = forwardingSessionPolicy(settings, 'aws-us-gov');
    expect(policy.length).toBeLessThanOrEqual(2048);
    expect(JSON.parse(policy).Statement[0]).toMatchObject({ Action: ['s3:PutObject', 's3:AbortMultipartUpload'] });
    expect(policy).not.toMatch(/"Action":"?\*|s3:\*|GetObject/);
  });
});
