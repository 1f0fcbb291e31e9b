import { afterAll, beforeAll, describe, expect } from 'vitest';
import { withOrg } from '@/server/db';
import { failpointsOf } from './cases/failpoints';
import { describeKilledLooks } from './cases/killed-look';
import { lambdaLast } from './cases/wire';
import { assertNone, violation } from './invariants/violation';
import { between, type NamedCase, randomFor } from './lib/cases';
import { endOf, startWorker } from './lib/child';
import { driveScan } from './lib/drive-scan';
import { eachCase } from './lib/each-case';
import { Rig, type Target } from './lib/rig';

// kill -9 of the worker at each step boundary and inside each write. Another one carries the scan on.

interface KillCase extends NamedCase {
  failpoint: string;
}

/** Failpoints that a scan passes once for each unit; the others once for each step. */
const perUnit = /^unit\./;
const services = ['account', 'iam', 's3', 'kms', 'cloudtrail', 'lambda'];
/** Units of such a scan: three global services, and three in two regions. */
const units = 9;

/** Those that a scan only passes where one service takes long, and who does not wait for it. */
const isEarly = (failpoint: string) => failpoint.startsWith('early.');

/** Those that only a look at one resource passes, see cases/killed-look.ts. */
const ofLooks = failpointsOf('server/scans', ['look-again.ts']);
const ofScans = [...new Set(failpointsOf('server/scans'))].filter((failpoint) => !ofLooks.includes(failpoint));

const cases = ofScans.flatMap((failpoint): KillCase[] => {
  const random = randomFor(`kill at ${failpoint}`);
  const later = [between(random, 2, 4), between(random, 5, units - 1)];
  const positions = perUnit.test(failpoint) ? [1, ...later] : failpoint === 'region.ended' ? [1, 2] : [1];
  return positions.map((nth) => ({ row: 'worker killed', name: `${failpoint}, time ${nth}`, failpoint: `${failpoint}:${nth}` }));
});

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
  await rig.baseline(services);
});
afterAll(() => rig.stop());

/** Units that are finished, with the moment at which they were. */
const finishedUnits = ({ orgId }: Target, scanId: string) =>
  withOrg(orgId, async ({ sql }) => [
    ...(await sql<{ unit: string; finished_at: string; calls: number }[]>`
      select service || ' ' || region as unit, finished_at::text, calls from scan_units
      where org_id = ${orgId} and scan_id = ${scanId} and status in ('completed', 'partial') order by 1`),
  ]);

describe('a scan whose worker is killed', () => {
  eachCase(
    cases,
    async ({ failpoint }) => {
      const twin = await rig.baseline(services);
      const target = await rig.clone(twin.template);
      const person = await rig.person(target);
      const scanId = await rig.queue(target, { services });
      if (isEarly(failpoint)) rig.cloud.faults.add(lambdaLast);
      const worker = startWorker(target, scanId, {
        CLOUDLENS_FAILPOINT: failpoint,
        ...(isEarly(failpoint) && { SCAN_JUDGE_EARLY_MS: '0' }),
      });
      expect(await endOf(worker)).toBe('SIGKILL');
      rig.cloud.faults.clear();
      const acknowledged = await finishedUnits(target, scanId);

      await driveScan(target.orgId, scanId);
      const kept = await finishedUnits(target, scanId);
      const lost = acknowledged.filter((unit) => !kept.some((each) => JSON.stringify(each) === JSON.stringify(unit)));
      const seen = await rig.observe(target, scanId);
      assertNone([
        ...lost.map(({ unit }) => violation('I2', `${unit} was finished and was done again`)),
        ...(await rig.violations(seen, twin, person)),
        ...(await rig.sameAsTwin(target, twin)),
      ]);
      expect(seen.scan.status).toBe('completed');
    },
    { spread: 2 },
  );
});

describeKilledLooks(() => rig, services);
