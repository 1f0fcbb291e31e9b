import { checks } from '@/server/checks/registry';
import { specOf } from '@/server/collect/registry';
import type { Observation, ObservedUnit } from '../lib/observation';
import { keyOf, type Outcome, type VerdictRow } from '../lib/outcome';
import { type Violation, violation } from './violation';

/** What an undisturbed scan knows of the same account: as it was before, and as it is now. */
export interface Twin {
  before: Outcome;
  after: Outcome;
}

const byKey = (rows: readonly VerdictRow[]) => new Map(rows.map((row) => [keyOf(row), row]));

/**
 * I0. After a scan that ended with a result, a verdict is what the undisturbed twin says or unknown, and where the twin has one
 * that is missing here, some unknown verdict of the same check and region says so. A scan that ended without a result may
 * leave older verdicts standing, never make up new ones.
 */
export function honestVerdicts({ scan, outcome }: Observation, twin: Twin): Violation[] {
  const [was, is, now] = [byKey(twin.before.verdicts), byKey(twin.after.verdicts), byKey(outcome.verdicts)];
  const hasResult = scan.status === 'completed' || scan.status === 'partial';
  const wrong = outcome.verdicts.flatMap((row) => {
    const allowed = [is.get(keyOf(row))?.status, hasResult ? undefined : was.get(keyOf(row))?.status, 'unknown'];
    if (allowed.includes(row.status)) return [];
    return [violation('I0', `${keyOf(row)} is ${row.status}, the twin says ${allowed[0] ?? 'nothing'}`)];
  });
  const unknown = new Set(
    outcome.verdicts.filter(({ status }) => status === 'unknown').map(({ check_id, region }) => `${check_id} ${region}`),
  );
  const silent = twin.after.verdicts.flatMap((row) => {
    if (!hasResult || now.has(keyOf(row)) || row.status === 'unknown' || unknown.has(`${row.check_id} ${row.region}`)) return [];
    return [violation('I0', `nothing is said about ${keyOf(row)}, which the twin calls ${row.status}`)];
  });
  return [...wrong, ...silent];
}

/** I4. A finding that this scan resolved is resolved for the twin too, and every call that its check needs came through here. */
export function resolvedOnCompleteData({ scan, units, outcome, changes }: Observation, twin: Twin): Violation[] {
  const resolved = new Set(twin.after.verdicts.filter(({ finding }) => finding === 'resolved').map(keyOf));
  const lines = changes.filter((change) => change.scan_id === scan.id && change.kind === 'finding.resolved');
  const wrong = lines.flatMap((change) => {
    const name = `${change.check_id} ${change.arn} ${change.sub_key ?? ''}`;
    if (!resolved.has(name)) return [violation('I4', `${name} was resolved, though the twin finds it still`)];
    const holes = holesUnder(change.check_id ?? '', change.region ?? '', units);
    return holes.map((hole) => violation('I4', `${name} was resolved although ${hole}`));
  });
  // A finding may also vanish without a line about it.
  const open = new Set(outcome.verdicts.filter(({ finding }) => finding === 'open').map(keyOf));
  const told = new Set(
    changes.filter(({ kind }) => kind === 'finding.resolved').map((change) => `${change.check_id} ${change.arn} ${change.sub_key}`),
  );
  const lost = twin.before.verdicts.filter((row) => row.finding === 'open' && !open.has(keyOf(row)) && !told.has(keyOf(row)));
  return [...wrong, ...lost.map((row) => violation('I4', `${keyOf(row)} was open and is gone without a word`))];
}

/** Calls that a check needs in a region and that did not come through, read from the stored coverage. */
function holesUnder(checkId: string, region: string, units: readonly ObservedUnit[]): string[] {
  const check = checks.find(({ id }) => id === checkId);
  return (check?.needs ?? []).flatMap((operation) => {
    const places = units.filter((unit) => unit.coverage.some((entry) => entry.operation === operation));
    return places
      .filter((unit) => unit.region === region || unit.region === 'global')
      .flatMap((unit) => {
        const entry = unit.coverage.find((each) => each.operation === operation);
        if (!entry || entry.status === 'complete') return [];
        // A call for single resources leaves a gap on each that it failed for; the others may be judged.
        if (specOf(operation).level === 'resource') return [];
        return [`${operation} in ${unit.region} was ${entry.status}`];
      });
  });
}
