import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRuleInput } from '@/sample-cloud/engine/faults/rule';
import { withOrg } from '@/server/db';
import { tellsOf } from '../invariants/coverage';
import { assertNone, type Violation, violation } from '../invariants/violation';
import type { NamedCase } from './cases';
import { driveScan } from './drive-scan';
import { hear, type Rig, type Target } from './rig';

/** A scan of the state after while AWS's answers go wrong, on what was known of the state before. */
export interface WireCase extends NamedCase {
  faults: readonly FaultRuleInput[];
  /** Services that are scanned; left out: all. */
  services?: readonly string[];
  /**
   * `told`: when a fault hit, the scan is partial or failed, and names `operations`. `mended`: retries get over it, so that
   * the scan is complete. `either`: one of the two.
   */
  outcome: 'told' | 'mended' | 'either';
  /** The operations that must be named. */
  operations?: readonly string[];
  /** The fault changes what is there to see (a resource that seems gone): the scan is not compared call by call. */
  loose?: boolean;
  /** On answers that may be carried over: a scan of the state before came a few days earlier. */
  isWarm?: boolean;
  /** What needs nothing of the slowest service must have been judged before that ended. */
  isJudgedEarly?: boolean;
  /** Something else that goes wrong from then on, until what it returns is called. */
  begin?: (rig: Rig) => () => void;
  /** Calls at most, as a multiple of the undisturbed scan's. */
  callsFactor?: number;
}

/** Runs a case. @throws InvariantsBroken */
export async function runWireCase(rig: Rig, each: WireCase): Promise<{ applied: number; status: string }> {
  const { services, loose = false, isWarm = false } = each;
  const twin = await rig.baseline(services, isWarm);
  const { asOf } = twin;
  const target = await rig.clone(twin.template);
  const person = await rig.person(target);
  const live = await hear(target.orgId);
  const scanId = await rig.queue(target, { asOf, services });

  for (const fault of each.faults) rig.cloud.faults.add(fault);
  const end = each.begin?.(rig);
  const before = rig.cloud.calls.totals().calls;
  await driveScan(target.orgId, scanId).finally(end);
  const calls = rig.cloud.calls.totals().calls - before;
  const applied = rig.cloud.faults.list().reduce((all, rule) => all + rule.applied, each.begin ? 1 : 0);
  rig.cloud.faults.clear();

  const seen = await rig.observe(target, scanId);
  const found: Violation[] = (await rig.violations(seen, twin, person)).filter(
    ({ invariant }) => !loose || (invariant !== 'I0' && invariant !== 'I4'),
  );
  if (applied > 0 && each.outcome === 'told') found.push(...tellsOf(seen, each.operations ?? []));
  if (each.outcome === 'mended' && seen.scan.status !== 'completed')
    found.push(violation('I5', `the scan is ${seen.scan.status}: retries should have got over it`));
  // What got over all of it knows what an undisturbed scan knows.
  if (each.outcome === 'mended' && !loose) found.push(...(await rig.sameAsTwin(target, twin)));
  if (isWarm && each.outcome === 'mended' && !(calls < twin.calls && seen.scan.carried))
    found.push(
      violation('I7', `${calls} calls, ${twin.calls} when everything is asked for, and ${JSON.stringify(seen.scan.carried)} carried`),
    );
  if (each.isJudgedEarly && !(await judgedEarly(target, scanId))) found.push(violation('I7', 'nothing was judged early'));
  if (each.callsFactor && calls > twin.calls * each.callsFactor)
    found.push(violation('I7', `${calls} calls, ${twin.calls} when undisturbed`));
  if (!(await heardOf(live.events, scanId))) found.push(violation('I8', 'the live stream did not tell of the scan'));
  live.stop();
  assertNone(found);

  const followUp = await rig.scanOnce(target, { asOf, services });
  const after = await rig.observe(target, followUp);
  assertNone([
    ...(await rig.violations(after, twin, person)).filter(({ invariant }) => !loose || invariant !== 'I4'),
    ...(await rig.sameAsTwin(target, twin, { loose })),
    ...(after.scan.status === 'completed' ? [] : [violation('I5', `the undisturbed scan is ${after.scan.status}`)]),
  ]);
  return { applied, status: seen.scan.status };
}

const judgedEarly = ({ orgId }: Target, scanId: string): Promise<boolean> =>
  withOrg(orgId, async ({ sql }) => {
    const [scan] = await sql<{ checks: number | null }[]>`
      select cardinality(judged_early) as checks from scans where org_id = ${orgId} and id = ${scanId}`;
    return Number(scan?.checks) > 10;
  });

/** NOTIFY comes after the commit, on a connection of its own. */
async function heardOf(events: readonly { channel: string; id: string }[], scanId: string): Promise<boolean> {
  for (let tries = 0; tries < 1200; tries++) {
    if (events.some(({ channel, id }) => channel === 'scan' && id === scanId)) return true;
    await sleep(50);
  }
  return false;
}
