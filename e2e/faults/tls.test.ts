import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import type * as Entry from '@/server/accounts/entry';
import { assertNone } from './invariants/violation';
import { brokenTlsEnds, startBrokenTls } from './lib/broken-tls';
import type { NamedCase } from './lib/cases';
import { driveScan } from './lib/drive-scan';
import { eachCase } from './lib/each-case';
import { Rig } from './lib/rig';

// AWS's end of a TLS connection goes bad, from the start or once the scan has entered the account.

const away: { url?: string } = {};
vi.mock('@/server/accounts/entry', async (original) => {
  const entry = await original<typeof Entry>();
  return {
    ...entry,
    endpointsFor: (...given: Parameters<typeof entry.endpointsFor>) =>
      away.url ? { ...entry.endpointsFor(...given), sample: away.url } : entry.endpointsFor(...given),
  };
});

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterAll(() => rig.stop());

const services = ['kms', 'cloudtrail'];
/** AssumeRole, GetCallerIdentity, DescribeRegions: what follows opens connections of its own. */
const entering = 3;

interface TlsCase extends NamedCase {
  end: (typeof brokenTlsEnds)[number];
  fromStart: boolean;
}

const cases = brokenTlsEnds.flatMap((end) =>
  [true, false].map(
    (fromStart): TlsCase => ({ row: 'TLS errors', name: `${end}, ${fromStart ? 'from the start' : 'once it is in'}`, end, fromStart }),
  ),
);

describe('a scan whose TLS connections fail', () => {
  eachCase(cases, async ({ end, fromStart }) => {
    const twin = await rig.baseline(services);
    const target = await rig.clone(twin.template);
    const broken = await startBrokenTls(end);
    const scanId = await rig.queue(target, { services });
    const goBad = () => {
      away.url = broken.url;
    };
    const hook = fromStart ? undefined : rig.atCall(entering, goBad);
    if (fromStart) goBad();
    try {
      await driveScan(target.orgId, scanId);
    } finally {
      away.url = undefined;
      await hook?.settled();
      broken.close();
    }
    expect(broken.tried()).toBeGreaterThan(0);

    const seen = await rig.observe(target, scanId);
    expect(seen.scan.status).toBe('failed');
    expect(seen.scan.error).toMatch(fromStart ? /certificate|connection|TLS|reached/i : /Nothing could be read/);
    for (const { operation, kind } of seen.scan.problems) expect([operation, kind]).toEqual([operation, 'unreachable']);
    if (!fromStart) expect(seen.scan.problems.map(({ operation }) => operation)).toContain('kms:ListKeys');
    assertNone(await rig.violations(seen, twin, await rig.person(target)));

    const followUp = await rig.scanOnce(target, { services });
    assertNone([...(await rig.violations(await rig.observe(target, followUp), twin)), ...(await rig.sameAsTwin(target, twin))]);
  });
});
