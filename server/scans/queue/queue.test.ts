import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { inngest } from '@/inngest/client';
import { scanStep } from '@/inngest/functions/scans/run-scan';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { getScan, listScans } from '../data';
import { claimScan, keepUntilNextStep, renewLease } from '../lease';
import { cancelScan, failScan, insertScan, startScan } from '../mutations';
import { superviseScans } from '../schedule';
import { ScanStopped } from '../stopped';
import { dispatchScans } from './dispatch';

/** Ids of the events that the engine was sent, in order. */
const sent: string[] = [];

beforeAll(async () => {
  await takeOwnDatabase(inject('databaseUrls').owner);
  vi.spyOn(inngest, 'send').mockImplementation(async (event) => {
    sent.push((event as { id: string }).id);
    return { ids: [] };
  });
});

afterAll(() => closeDatabase());

let orgs: OrgId[] = [];

/** Ends whatever earlier tests have left. */
beforeEach(async () => {
  for (const orgId of orgs) {
    await withOrg(orgId, async ({ sql }) => {
      await sql`update aws_accounts set active_scan_id = null where org_id = ${orgId}`;
      await sql`delete from scans where org_id = ${orgId}`;
    });
  }
  orgs = [];
  sent.length = 0;
});

async function organization(): Promise<OrgId> {
  const orgId = await makeOrganization();
  orgs.push(orgId);
  return orgId;
}

/** What somebody of the organization sees of a scan. */
async function see(orgId: OrgId, scanId: string) {
  return getScan((await makePerson(orgId, 'operator')).actor, scanId);
}

async function addAccount(orgId: OrgId): Promise<string> {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .insert(awsAccounts)
      .values({ orgId, accountId: String(randomInt(100_000_000_000, 280_000_000_000)), name: 'One', kind: 'role', status: 'connected' })
      .returning({ id: awsAccounts.id }),
  );
  return row?.id ?? '';
}

const insert = async (orgId: OrgId) =>
  insertScan(systemActor(orgId, 'schedule'), { awsAccountId: await addAccount(orgId), trigger: 'schedule' });

async function insertMany(orgId: OrgId, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await insert(orgId));
  return ids;
}

const change = (orgId: OrgId, scanId: string, what: 'silent' | 'done') =>
  withOrg(orgId, ({ sql }) =>
    what === 'silent'
      ? sql`update scans set lease_until = now() - interval '1 second' where org_id = ${orgId} and id = ${scanId}`
      : sql`update scans set status = 'completed', started_at = now() - interval '90 seconds', admitted_at = now() - interval '90 seconds', finished_at = now()
          where org_id = ${orgId} and id = ${scanId}`,
  );

const limits = { total: 4, perOrganization: 3 };

describe('turns', () => {
  it('go to an organization that has none, though another has queued fifty before', async () => {
    const [noisy, quiet] = [await organization(), await organization()];
    const fifty = await insertMany(noisy, 50);
    expect((await dispatchScans(limits)).started).toEqual(fifty.slice(0, 3));
    const one = await insert(quiet);
    expect((await dispatchScans(limits)).started).toEqual([one]);

    // All places taken: the next one that falls free is the third organization's.
    const third = await organization();
    const waiting = await insert(third);
    expect((await dispatchScans(limits)).started).toEqual([]);
    await change(noisy, fifty[0] ?? '', 'done');
    expect((await dispatchScans(limits)).started).toEqual([waiting]);
    expect(sent).toEqual([...fifty.slice(0, 3), one, waiting]);
  });

  it('are never more than the limits, whoever hands them out at the same time', async () => {
    const ids = [...(await insertMany(await organization(), 6)), ...(await insertMany(await organization(), 6))];
    const rounds = await Promise.all(Array.from({ length: 12 }, () => dispatchScans(limits)));
    const started = rounds.flatMap((round) => round.started);
    expect(started).toHaveLength(4);
    expect(new Set(started).size).toBe(4);
    expect(ids).toEqual(expect.arrayContaining(started));
  });

  it('pass to the next when a scan is cancelled, waiting or not', async () => {
    const orgId = await organization();
    const { actor } = await makePerson(orgId, 'operator');
    const [first = '', second = '', third = '', fourth = ''] = await insertMany(orgId, 5);
    await dispatchScans(limits);
    await cancelScan(actor, fourth);
    await cancelScan(actor, first);
    expect(sent.slice(0, 3)).toEqual([first, second, third]);
    const rows = (await listScans(actor, { status: ['queued'] })).rows;
    // The cancelled one that waited got no turn; the fifth did.
    expect(rows.map((row) => row.progress.queuePosition)).toEqual([null, null, null]);
    expect(sent).not.toContain(fourth);
  });
});

describe('the place in the queue', () => {
  it('counts down, and comes with a time where past scans allow one', async () => {
    const orgId = await organization();
    const awsAccountId = await addAccount(orgId);
    const by = systemActor(orgId, 'schedule');
    const past = await insertScan(by, { awsAccountId, trigger: 'schedule' });
    await change(orgId, past, 'done');
    await withOrg(orgId, ({ sql }) => sql`update aws_accounts set active_scan_id = null where org_id = ${orgId}`);

    const known = await insertScan(by, { awsAccountId, trigger: 'schedule' });
    const unknown = await insert(orgId);
    const last = await insert(orgId);
    await dispatchScans({ total: 1, perOrganization: 1 });
    // What is told of the queue is kept for a moment, so that many pages ask once.
    await expect
      .poll(async () => Date.parse((await see(orgId, known)).progress.estimatedFinishAt ?? '') - Date.now())
      .toBeGreaterThan(60_000);
    expect((await see(orgId, known)).progress.queuePosition).toBeNull();
    const position = async (id: string) => (await see(orgId, id)).progress.queuePosition;
    expect([await position(unknown), await position(last)]).toEqual([1, 2]);
    expect((await see(orgId, unknown)).progress.estimatedFinishAt).toBeNull();
  });
});

describe('a scan', () => {
  it('is started once by twenty starts at the same time', async () => {
    const orgId = await organization();
    const { actor } = await makePerson(orgId, 'operator');
    const awsAccountId = await addAccount(orgId);
    const starts = await Promise.allSettled(Array.from({ length: 20 }, () => startScan(actor, { awsAccountId, trigger: 'user' })));
    const refused = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason as AppError] : []));
    expect(refused).toHaveLength(19);
    expect(new Set(refused.map((error) => error.code))).toEqual(new Set(['SCAN_RUNNING']));
    expect((await listScans(actor, {})).total).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('is one run’s, whatever events say: too early, twice, or long after its end', async () => {
    const orgId = await organization();
    const scanId = await insert(orgId);
    const lease = (owner: string) => ({ orgId, scanId, owner });
    await expect(claimScan(lease('early'))).rejects.toThrow(ScanStopped);
    await dispatchScans(limits);
    await claimScan(lease('one'));
    await claimScan(lease('one'));
    await expect(claimScan(lease('two'))).rejects.toThrow(ScanStopped);
    // What fails the other run is no verdict on the scan.
    await failScan(orgId, scanId, 'the run of a repeated event failed', 'two');
    expect((await see(orgId, scanId)).status).toBe('queued');
    await change(orgId, scanId, 'done');
    await expect(claimScan(lease('one'))).rejects.toThrow(ScanStopped);
    await expect(claimScan(lease('late'))).rejects.toThrow(ScanStopped);
  });

  it('is taken from a silent run, by a new event, and not from one that lives or is about to try again', async () => {
    const orgId = await organization();
    const scanId = await insert(orgId);
    const lease = (owner: string) => ({ orgId, scanId, owner });
    await dispatchScans(limits);
    await claimScan(lease('one'));
    expect(await superviseScans()).toEqual({ takenOver: 0 });
    await change(orgId, scanId, 'silent');
    await keepUntilNextStep(lease('one'));
    expect(await superviseScans()).toEqual({ takenOver: 0 });
    await change(orgId, scanId, 'silent');
    expect(await superviseScans()).toEqual({ takenOver: 1 });
    await expect(keepUntilNextStep(lease('one'))).rejects.toThrow(ScanStopped);
    await claimScan(lease('two'));
    await expect(claimScan(lease('one'))).rejects.toThrow(ScanStopped);
    expect(sent).toEqual([scanId, `${scanId}-1`]);
  });

  it('stays with its run on the way to the next step, and a worker that dies in that step is missed as soon as in any other', async () => {
    const orgId = await organization();
    const scanId = await insert(orgId);
    const lease = { orgId, scanId, owner: 'one' };
    /** From the moment at which it was said, so that it does not matter how long asking takes. */
    const held = () =>
      withOrg(orgId, async ({ sql }) => {
        const [row] = await sql<{ seconds: number }[]>`
          select extract(epoch from lease_until - heartbeat_at)::float as seconds from scans where org_id = ${orgId} and id = ${scanId}`;
        return row?.seconds;
      });
    await dispatchScans(limits);
    await claimScan(lease);
    expect(await scanStep(lease, async () => 'done')).toEqual({ stopped: false, value: 'done' });
    expect(await held()).toBe(180);
    await withOrg(orgId, ({ sql }) => renewLease(sql, lease));
    expect(await held()).toBe(30);
    const afterLongWriting = await withOrg(orgId, async ({ sql }) => {
      await sql`select pg_sleep(0.5)`;
      await renewLease(sql, lease);
      const [row] = await sql<{ seconds: number }[]>`
        select extract(epoch from lease_until - now())::float as seconds from scans where org_id = ${orgId} and id = ${scanId}`;
      return row?.seconds;
    });
    expect(afterLongWriting).toBeGreaterThan(30.4);
    await change(orgId, scanId, 'done');
    expect(await scanStep(lease, async () => 'summed up')).toEqual({ stopped: false, value: 'summed up' });
  });

  it('gives each next run longer to claim it: where the engine is slow, more events make it slower', async () => {
    const orgId = await organization();
    const scanId = await insert(orgId);
    await dispatchScans(limits);
    const clock = () =>
      withOrg(orgId, async ({ sql }) => {
        const [row] = await sql<{ now: number; until: number }[]>`
          select extract(epoch from now())::float as now, extract(epoch from lease_until)::float as until from scans
          where org_id = ${orgId} and id = ${scanId}`;
        return row ?? { now: 0, until: 0 };
      });
    for (const window of [20, 40, 60]) {
      await change(orgId, scanId, 'silent');
      const before = await clock();
      await superviseScans();
      const after = await clock();
      expect(after.until - before.now).toBeGreaterThanOrEqual(window);
      expect(after.until - after.now).toBeLessThanOrEqual(window);
    }
  });

  it('whose event was lost is sent again, and one that loses every worker fails with a sentence', async () => {
    const orgId = await organization();
    const scanId = await insert(orgId);
    await dispatchScans(limits);
    for (let loss = 1; loss <= 10; loss++) {
      await change(orgId, scanId, 'silent');
      expect(await superviseScans()).toEqual({ takenOver: 1 });
    }
    expect(new Set(sent).size).toBe(11);
    await change(orgId, scanId, 'silent');
    expect(await superviseScans()).toEqual({ takenOver: 0 });
    expect(await see(orgId, scanId)).toMatchObject({ status: 'failed', error: expect.stringContaining('lost 10 times') });
  });
});
