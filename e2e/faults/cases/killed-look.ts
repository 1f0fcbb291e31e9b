import { describe, expect } from 'vitest';
import { withOrg } from '@/server/db';
import { verifyFinding } from '@/server/findings/verify/mutations';
import { superviseScans } from '@/server/scans/schedule';
import { terminated, unique } from '../invariants/store';
import { assertNone } from '../invariants/violation';
import type { NamedCase } from '../lib/cases';
import { endOf, startWorker } from '../lib/child';
import { driveScan } from '../lib/drive-scan';
import { eachCase } from '../lib/each-case';
import { keyOf, type VerdictRow } from '../lib/outcome';
import type { Baseline, Rig, Target } from '../lib/rig';
import { failpointsOf } from './failpoints';

// kill -9 of the worker at every step of a look at one resource: of one that was mended meanwhile, and of one that was not.

/** The steps of a look, in the files that take them. */
const failpoints = [...new Set(failpointsOf('server/scans', ['plan-scan.ts', 'look-again.ts', 'finish-look.ts']))];
/** From there on what was seen is written. */
const isWritten = (failpoint: string) => /^(resource\.committed|scan\.)/.test(failpoint);

interface LookCase extends NamedCase {
  failpoint: string;
  isMended: boolean;
}

const cases = failpoints.flatMap((failpoint) =>
  [true, false].map(
    (isMended): LookCase => ({
      row: 'worker killed while it looks at one resource',
      name: `${failpoint}, of what was ${isMended ? 'mended' : 'not mended'}`,
      ...{ failpoint, isMended },
    }),
  ),
);

/** A finding about a resource of the inventory that was open before; now the check passes, or fails still. */
function findingOf({ before, after }: Baseline, isMended: boolean): VerdictRow {
  const now = new Map(after.verdicts.map((row) => [keyOf(row), row]));
  const there = new Set(after.resources.filter(({ present }) => present).map(({ arn }) => arn));
  const found = before.verdicts.find((row) => {
    const status = now.get(keyOf(row))?.status;
    return row.finding === 'open' && there.has(row.arn) && status === (isMended ? 'pass' : 'fail');
  });
  if (!found) throw new Error(`The small world has no finding that was ${isMended ? 'mended' : 'not mended'}.`);
  return found;
}

const queue = async (rig: Rig, target: Target, twin: Baseline, id: string): Promise<string> => {
  const { actor } = await rig.person(target);
  const { scanId, scope } = await verifyFinding(actor, id);
  expect(scope.resource).not.toBeNull();
  await withOrg(
    target.orgId,
    ({ sql }) => sql`update scans set as_of = ${twin.asOf.toISOString()} where org_id = ${target.orgId} and id = ${scanId}`,
  );
  return scanId;
};

/** What is known of the finding, and of the scan that looks at it. */
const stateOf = ({ orgId }: Target, id: string, scanId: string) =>
  withOrg(orgId, async ({ sql }) => {
    const [row] = await sql<
      { finding: string; scan: string; owner: string | null; holder: string | null; resolved: number; verified: number }[]
    >`
      select v.finding, s.status as scan, s.lease_owner as owner, a.active_scan_id as holder,
        (select count(*)::int from changes c where c.org_id = v.org_id and c.verdict_id = v.id and c.kind = 'finding.resolved') as resolved,
        (select count(*)::int from changes c where c.org_id = v.org_id and c.verdict_id = v.id and c.kind = 'finding.verified') as verified
      from verdicts v join scans s on s.org_id = v.org_id and s.id = ${scanId} join aws_accounts a on a.org_id = v.org_id and a.id = v.aws_account_id
      where v.org_id = ${orgId} and v.id = ${id}`;
    return row;
  });

/** The lease of a worker that says nothing any more runs out, and whoever looks after the scans takes the scan from it. */
async function lapse({ orgId }: Target, scanId: string, takeovers = 1): Promise<void> {
  await withOrg(
    orgId,
    ({ sql }) => sql`
      update scans set lease_until = now() - interval '1 second', lease_epoch = ${takeovers} where org_id = ${orgId} and id = ${scanId} and status = 'running'`,
  );
  await superviseScans();
}

/** @param rigOf gives the rig once it has started; `services` are those of a baseline that it has */
export function describeKilledLooks(rigOf: () => Rig, services: readonly string[]): void {
  describe('a look at one resource whose worker is killed', () => {
    eachCase(
      cases,
      async ({ failpoint, isMended }) => {
        const rig = rigOf();
        const twin = await rig.baseline(services);
        const target = await rig.clone(twin.template);
        const { id } = findingOf(twin, isMended);
        const scanId = await queue(rig, target, twin, id);
        expect(await endOf(startWorker(target, scanId, { CLOUDLENS_FAILPOINT: failpoint }))).toBe('SIGKILL');

        const isResolved = isMended && isWritten(failpoint);
        const hasEnded = failpoint === 'scan.finished';
        expect(await stateOf(target, id, scanId)).toMatchObject({
          finding: isResolved ? 'resolved' : 'open',
          resolved: isResolved ? 1 : 0,
          verified: hasEnded ? 1 : 0,
          scan: hasEnded ? 'completed' : 'running',
          holder: hasEnded ? null : scanId,
        });
        await lapse(target, scanId);
        if (!hasEnded) expect(await stateOf(target, id, scanId)).toMatchObject({ owner: null, scan: 'running' });

        await driveScan(target.orgId, scanId, { force: false });
        expect(await stateOf(target, id, scanId)).toMatchObject({
          finding: isMended ? 'resolved' : 'open',
          resolved: isMended ? 1 : 0,
          verified: 1,
          scan: 'completed',
          holder: null,
        });
        const seen = await rig.observe(target, scanId);
        assertNone([...terminated(seen), ...unique(seen)]);
        // The account is free for the next one.
        await queue(rig, target, twin, id);
      },
      { spread: 1 },
    );

    eachCase(
      [{ row: 'worker killed while it looks at one resource', name: 'too often' }],
      async () => {
        const rig = rigOf();
        const twin = await rig.baseline(services);
        const target = await rig.clone(twin.template);
        const { id } = findingOf(twin, true);
        const scanId = await queue(rig, target, twin, id);
        expect(await endOf(startWorker(target, scanId, { CLOUDLENS_FAILPOINT: 'resource.written' }))).toBe('SIGKILL');
        await lapse(target, scanId, 10);
        // Given up: nobody knows what it would have seen.
        expect(await stateOf(target, id, scanId)).toMatchObject({
          finding: 'open',
          resolved: 0,
          verified: 0,
          scan: 'failed',
          holder: null,
        });
        await queue(rig, target, twin, id);
      },
      { spread: 0 },
    );
  });
}
