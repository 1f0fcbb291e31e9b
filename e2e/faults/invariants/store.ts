import { withOrg } from '@/server/db';
import type { Observation, ObservedChange } from '../lib/observation';
import { keyOf } from '../lib/outcome';
import { type Violation, violation } from './violation';

const terminal = ['completed', 'partial', 'failed', 'cancelled'];

/** I1. The scan has ended, says when, and no longer holds its account. */
export function terminated({ scan, activeScanId, accountStatus }: Observation): Violation[] {
  const found: Violation[] = [];
  if (!terminal.includes(scan.status)) found.push(violation('I1', `the scan is still ${scan.status}`));
  else if (scan.finishedAt === null) found.push(violation('I1', `the scan is ${scan.status} and has no end`));
  if (activeScanId === scan.id) found.push(violation('I1', `the scan is ${scan.status} and still holds the account`));
  if (activeScanId === null && accountStatus === 'scanning') found.push(violation('I1', 'nobody scans the account, which says scanning'));
  return found;
}

/** I3. One verdict for each account, check, resource and part of it, wherever it lies; one row for each resource. */
export function unique({ outcome }: Observation): Violation[] {
  return [...twice(outcome.verdicts.map(keyOf)), ...twice(outcome.resources.map(({ arn }) => arn))].map((key) =>
    violation('I3', `${key} is there twice`),
  );
}

function twice(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

/** I6. Of one account, no line of an older scan comes after one of a newer. */
export function fenced({ changes }: Observation): Violation[] {
  const newest = new Map<string, number>();
  return changes.flatMap((change) => {
    if (!change.scan_id || change.seq === null) return [];
    const seen = newest.get(change.aws_account_id) ?? 0;
    newest.set(change.aws_account_id, Math.max(seen, change.seq));
    return change.seq < seen ? [violation('I6', `scan ${change.seq} wrote ${change.kind} after scan ${seen} did`)] : [];
  });
}

/** I7. Every transition is written once: they alternate, end where the verdict stands, and a scan finishes once. */
export function effectsOnce({ outcome, changes }: Observation): Violation[] {
  const found: Violation[] = [];
  const byVerdict = new Map<string, ObservedChange[]>();
  for (const change of changes)
    if (change.verdict_id && /^finding\.(opened|resolved|reopened)$/.test(change.kind))
      byVerdict.set(change.verdict_id, [...(byVerdict.get(change.verdict_id) ?? []), change]);
  for (const row of outcome.verdicts) {
    const kinds = (byVerdict.get(row.id) ?? []).map(({ kind }) => kind.slice('finding.'.length));
    const expected = row.finding === null ? [] : course(row.reopened_count, row.finding);
    if (kinds.join() !== expected.join())
      found.push(violation('I7', `${keyOf(row)} is ${row.finding} after: ${kinds.join(', ') || 'nothing'}`));
  }
  const finished = changes.filter(({ kind }) => kind === 'scan.finished').map(({ scan_id }) => scan_id);
  return [...found, ...twice(finished).map((id) => violation('I7', `scan ${id} finished twice`))];
}

/** opened, then as often as it came back: resolved, reopened. */
const course = (reopened: number, finding: 'open' | 'resolved'): string[] => [
  'opened',
  ...Array.from({ length: reopened }, () => ['resolved', 'reopened']).flat(),
  ...(finding === 'resolved' ? ['resolved'] : []),
];

/** I9. Each scan that the organization has started has exactly one row in the audit log, and ids count up. */
export async function audited({ orgId, scan }: Observation): Promise<Violation[]> {
  return withOrg(orgId, async ({ sql }) => {
    const rows = await sql<
      { n: number }[]
    >`select count(*)::int as n from audit_log where org_id = ${orgId} and action = 'scan.start' and target = ${scan.id}`;
    const n = rows[0]?.n ?? 0;
    return n === 1 ? [] : [violation('I9', `the start of scan ${scan.id} is in the audit log ${n} times`)];
  });
}
