import { afterAll, beforeAll, describe, expect } from 'vitest';
import { removeAccount } from '@/server/accounts/mutations';
import { withOrg } from '@/server/db';
import { env } from '@/server/env';
import { deleteOrganization } from '@/server/identity/organizations/delete';
import { eraseSome } from '@/server/identity/organizations/erase';
import { scanSteps } from '@/server/scans/execute/scan-steps';
import { cancelScan, startScan } from '@/server/scans/mutations';
import { superviseScans } from '@/server/scans/schedule';
import { assertNone, type Violation, violation } from './invariants/violation';
import { between, type NamedCase, randomFor } from './lib/cases';
import { driveScan } from './lib/drive-scan';
import { eachCase } from './lib/each-case';
import { readOutcome } from './lib/outcome';
import { type Baseline, Rig, type Target } from './lib/rig';
import { after } from './lib/small-world';

// Two at once, cancelled, deleted, told twice, told late, not told at all.

const services = ['account', 'iam', 's3', 'kms', 'cloudtrail'];

interface RaceCase extends NamedCase {
  run(rig: Rig, twin: Baseline, target: Target): Promise<Violation[]>;
}

const settle = async (rig: Rig, twin: Baseline, target: Target, scanId: string): Promise<Violation[]> => [
  ...(await rig.violations(await rig.observe(target, scanId), twin, await rig.person(target))),
];

/** Whatever the race left, an undisturbed scan afterwards ends where the twin is. */
const followUp = async (rig: Rig, twin: Baseline, target: Target): Promise<Violation[]> => {
  const scanId = await rig.scanOnce(target, { services });
  return [...(await settle(rig, twin, target, scanId)), ...(await rig.sameAsTwin(target, twin))];
};

/** `count` places in a scan, spread over it, in per cent of the calls that it makes when undisturbed. */
const at = (purpose: string, count: number): number[] => {
  const random = randomFor(purpose);
  const step = 80 / count;
  return Array.from({ length: count }, (_, index) => Math.round(5 + index * step + (between(random, 0, 100) / 100) * step * 0.8));
};
const callAt = (twin: Baseline, share: number): number => Math.max(4, Math.round((twin.calls * share) / 100));

const cancelled = at('cancel', 4).map(
  (share): RaceCase => ({
    row: 'cancelled',
    name: `at ${share} % of its calls`,
    async run(rig, twin, target) {
      const { actor } = await rig.person(target);
      const scanId = await rig.queue(target, { services });
      let lastChange = '';
      const hook = rig.atCall(callAt(twin, share), async () => {
        await cancelScan(actor, scanId);
        lastChange = (await rig.observe(target, scanId)).changes.at(-1)?.id ?? '0';
      });
      await driveScan(target.orgId, scanId);
      expect(await hook.settled()).toBe(true);
      const seen = await rig.observe(target, scanId);
      const zombies = seen.changes.filter((change) => change.scan_id === scanId && BigInt(change.id) > BigInt(lastChange));
      return [
        ...(await rig.violations(seen, twin)),
        ...(seen.scan.status === 'cancelled' ? [] : [violation('I1', `the cancelled scan is ${seen.scan.status}`)]),
        ...zombies.map(({ kind }) => violation('I6', `the cancelled scan wrote ${kind}`)),
        ...(await followUp(rig, twin, target)),
      ];
    },
  }),
);

const removed = at('remove', 3).map(
  (share): RaceCase => ({
    row: 'account removed',
    name: `at ${share} % of the calls`,
    async run(rig, twin, target) {
      const { actor } = await rig.person(target);
      const scanId = await rig.queue(target, { services });
      const hook = rig.atCall(callAt(twin, share), () => removeAccount(actor, target.awsAccountId));
      await driveScan(target.orgId, scanId);
      expect(await hook.settled()).toBe(true);
      const { verdicts, resources, changes } = await readOutcome(target.orgId);
      const left = verdicts.length + resources.length + changes.length;
      return left === 0 ? [] : [violation('I6', `${left} rows of the removed account were written after it`)];
    },
  }),
);

const organizationDeleted = at('delete organization', 2).map(
  (share): RaceCase => ({
    row: 'organization deleted',
    name: `at ${share} % of the calls`,
    async run(rig, twin, target) {
      const { orgId } = target;
      const { actor } = await rig.person(target);
      const [named] = await rig.owner<{ name: string }[]>`select name from identity.organizations where id = ${orgId}`;
      const scanId = await rig.queue(target, { services });
      let left = '';
      const hook = rig.atCall(callAt(twin, share), async () => {
        await deleteOrganization(actor, named?.name ?? '');
        left = JSON.stringify(await readOutcome(orgId));
      });
      await driveScan(orgId, scanId);
      expect(await hook.settled()).toBe(true);
      const [scan] = await rig.owner<{ status: string }[]>`
        select status from scans where org_id = ${orgId} and id = ${scanId}`;
      const found = [
        ...(scan?.status === 'cancelled' ? [] : [violation('I1', `the scan of the deleted organization is ${scan?.status}`)]),
        ...(JSON.stringify(await readOutcome(orgId)) === left ? [] : [violation('I6', 'the deleted organization was written to')]),
      ];
      // Past its time it is erased, and nothing that still runs brings a row of it back.
      const later = new Date(Date.now() + (env().ORGANIZATION_ERASE_DAYS + 1) * 86_400_000);
      for (let parts = 0; parts < 50 && !(await eraseSome(orgId, undefined, later)); parts++);
      await driveScan(orgId, scanId);
      const { verdicts, resources, changes } = await readOutcome(orgId);
      const rows = verdicts.length + resources.length + changes.length;
      return rows === 0 ? found : [...found, violation('I6', `${rows} rows of the erased organization are there`)];
    },
  }),
);

const twice: RaceCase[] = [
  {
    row: 'two scans at once',
    name: 'ten requests in the same moment',
    async run(rig, twin, target) {
      const { actor } = await rig.person(target);
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, () => startScan(actor, { awsAccountId: target.awsAccountId, trigger: 'user', asOf: after, services })),
      );
      const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.scanId] : []));
      const refused = results.filter(
        (result) => result.status === 'rejected' && (result.reason as { code?: string }).code === 'SCAN_RUNNING',
      );
      expect([started.length, refused.length]).toEqual([1, 9]);
      await driveScan(target.orgId, started[0] ?? '');
      return [...(await settle(rig, twin, target, started[0] ?? '')), ...(await rig.sameAsTwin(target, twin))];
    },
  },
  {
    row: 'two scans at once',
    name: 'the scan before it wakes up when the next one runs',
    async run(rig, twin, target) {
      const { actor } = await rig.person(target);
      const old = await rig.queue(target, { services });
      const sleeper = { orgId: target.orgId, scanId: old, owner: 'sleeper' };
      const { regions } = await scanSteps.plan(sleeper, { force: true });
      await cancelScan(actor, old);
      const next = await rig.scanOnce(target, { services });
      const woken = await Promise.allSettled([
        ...regions.map((region) => scanSteps.region(sleeper, region)),
        scanSteps.judge(sleeper),
        scanSteps.finish(sleeper),
      ]);
      expect(woken.every(({ status }) => status === 'rejected')).toBe(true);
      return [...(await settle(rig, twin, target, next)), ...(await rig.sameAsTwin(target, twin))];
    },
  },
];

const events: RaceCase[] = [
  ...[2, 20].map(
    (copies): RaceCase => ({
      row: 'duplicate events',
      name: `${copies} runs of one scan side by side`,
      async run(rig, twin, target) {
        const scanId = await rig.queue(target, { services });
        await Promise.all(
          Array.from({ length: copies }, (_, index) => driveScan(target.orgId, scanId, { owner: `copy-${index}`, force: index === 0 })),
        );
        const seen = await rig.observe(target, scanId);
        return [
          ...(await settle(rig, twin, target, scanId)),
          ...(seen.scan.status === 'completed' ? await rig.sameAsTwin(target, twin) : await followUp(rig, twin, target)),
        ];
      },
    }),
  ),
  {
    row: 'duplicate events',
    name: 'runs that take the scan from each other all the time',
    async run(rig, twin, target) {
      const scanId = await rig.queue(target, { services });
      await Promise.all(Array.from({ length: 6 }, () => driveScan(target.orgId, scanId)));
      const { scan } = await rig.observe(target, scanId);
      if (scan.status === 'running' || scan.status === 'queued') await driveScan(target.orgId, scanId);
      return [...(await settle(rig, twin, target, scanId)), ...(await rig.sameAsTwin(target, twin))];
    },
  },
  {
    row: 'late events',
    name: 'the event again, long after the scan',
    async run(rig, twin, target) {
      const scanId = await rig.scanOnce(target, { services });
      await age(target, '25 hours');
      const before = JSON.stringify(await rig.observe(target, scanId));
      await driveScan(target.orgId, scanId);
      expect(JSON.stringify(await rig.observe(target, scanId))).toBe(before);
      return [...(await settle(rig, twin, target, scanId)), ...(await rig.sameAsTwin(target, twin))];
    },
  },
  {
    row: 'late events',
    name: 'the event comes 25 hours after the request',
    async run(rig, twin, target) {
      const scanId = await rig.queue(target, { services });
      await age(target, '25 hours');
      await driveScan(target.orgId, scanId);
      return [...(await settle(rig, twin, target, scanId)), ...(await rig.sameAsTwin(target, twin))];
    },
  },
  {
    row: 'reordered events',
    name: 'cancelled before it was begun',
    async run(rig, twin, target) {
      const { actor } = await rig.person(target);
      const scanId = await rig.queue(target, { services });
      await cancelScan(actor, scanId);
      await driveScan(target.orgId, scanId);
      return [...(await settle(rig, twin, target, scanId)), ...(await followUp(rig, twin, target))];
    },
  },
  {
    row: 'reordered events',
    name: 'judged and finished before its regions',
    async run(rig, twin, target) {
      const scanId = await rig.queue(target, { services });
      const lease = { orgId: target.orgId, scanId, owner: 'hasty' };
      const { regions } = await scanSteps.plan(lease, { force: true });
      await scanSteps.judge(lease);
      await scanSteps.finish(lease);
      await Promise.allSettled(regions.map((region) => scanSteps.region(lease, region)));
      const seen = await rig.observe(target, scanId);
      return [
        ...(seen.scan.status === 'completed' ? [violation('I5', 'a scan that looked at nothing is completed')] : []),
        ...(await settle(rig, twin, target, scanId)),
        ...(await followUp(rig, twin, target)),
      ];
    },
  },
  {
    row: 'lost events',
    name: 'nobody hears of the request, and then of the death of its worker',
    async run(rig, twin, target) {
      const scanId = await rig.queue(target, { services });
      const dead = { orgId: target.orgId, scanId, owner: 'dead' };
      await scanSteps.plan(dead, { force: true });
      await withOrg(
        target.orgId,
        ({ sql }) => sql`update scans set lease_until = now() - interval '1 minute' where org_id = ${target.orgId} and id = ${scanId}`,
      );
      expect((await superviseScans()).takenOver).toBeGreaterThan(0);
      await expect(scanSteps.region(dead, 'global')).rejects.toThrow('no longer');
      await driveScan(target.orgId, scanId, { force: false });
      return [...(await settle(rig, twin, target, scanId)), ...(await rig.sameAsTwin(target, twin))];
    },
  },
];

/** As if everything of the organization's scans had happened so much earlier. */
const age = ({ orgId }: Target, interval: string) =>
  withOrg(
    orgId,
    ({ sql }) => sql`
      update scans set queued_at = queued_at - ${interval}::interval, started_at = started_at - ${interval}::interval,
        finished_at = finished_at - ${interval}::interval, lease_until = lease_until - ${interval}::interval where org_id = ${orgId}`,
  );

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig.stop());

describe('a race', () => {
  eachCase([...cancelled, ...removed, ...organizationDeleted, ...twice, ...events], async (each) => {
    const twin = await rig.baseline(services);
    const target = await rig.clone(twin.template);
    assertNone(await each.run(rig, twin, target));
  });
});
