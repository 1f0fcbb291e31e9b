import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { makeOrganization } from '@/server/test/organization';
import { claimScan } from '../lease';
import { insertScan } from '../mutations';
import { ScanStopped } from '../stopped';
import { withHeartbeat } from './heartbeat';
import type { ScanContext } from './scan-context';

afterAll(closeDatabase);

async function claimed() {
  const orgId = await makeOrganization();
  const [account] = await withOrg(orgId, (tx) =>
    tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '112233445566', name: 'One', kind: 'role', status: 'connected' })
      .returning({ id: awsAccounts.id }),
  );
  if (!account) throw new Error('There is no account.');
  const scanId = await insertScan(systemActor(orgId, 'schedule'), { awsAccountId: account.id, trigger: 'schedule' });
  const lease = { orgId, scanId, owner: 'one' };
  await claimScan(lease, { force: true });
  return {
    beaten: { orgId, lease, account } as unknown as ScanContext,
    lastBeat: () =>
      withOrg(orgId, async ({ sql }) => {
        const [row] = await sql<
          { at: number }[]
        >`select extract(epoch from heartbeat_at)::float as at from scans where org_id = ${orgId} and id = ${scanId}`;
        return row?.at;
      }),
    cancel: () => withOrg(orgId, ({ sql }) => sql`update aws_accounts set active_scan_id = null where org_id = ${orgId}`),
  };
}

/** Works until it is stopped. @returns why it was */
const untilStopped = (beaten: ScanContext) =>
  withHeartbeat(beaten, async (signal) => {
    while (!signal.aborted) await sleep(20);
    return signal.reason as unknown;
  });

it('stops every step of a scan, those that began later too', async () => {
  const { beaten, cancel, lastBeat } = await claimed();
  const first = untilStopped(beaten);
  const begun = await lastBeat();
  while ((await lastBeat()) === begun) await sleep(50);
  const second = untilStopped(beaten);
  await cancel();
  expect(await first).toBeInstanceOf(ScanStopped);
  expect(await second).toBeInstanceOf(ScanStopped);
  const third = untilStopped(beaten);
  expect(await third).toBeInstanceOf(ScanStopped);
});

it('beats for steps side by side as often as for one, and goes on while one of them works', async () => {
  const { beaten, lastBeat } = await claimed();
  const began = Date.now();
  const work = (ms: number) => withHeartbeat(beaten, () => sleep(ms));
  const beats = new Set<number | undefined>();
  let works = true;
  const steps = [0, 300, 600, 900].map(async (later, at) => {
    await sleep(later);
    await work(at === 3 ? 7_000 : 5_000);
  });
  const all = Promise.all(steps).then(() => {
    works = false;
  });
  while (works) {
    beats.add(await lastBeat());
    await sleep(50);
  }
  await all;
  // Two seconds lie between two beats; the claim is counted as one.
  expect(beats.size).toBeLessThanOrEqual((Date.now() - began) / 2_000 + 1);
  expect(beats.size).toBeGreaterThan(1);
});
