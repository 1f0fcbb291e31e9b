// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source are quoted here.
import type { Invariant } from '../invariants/violation';

/** One place of the product made wrong, in memory, and the case that must notice. */
export interface Mutant {
  name: string;
  /** Each: a file, what stands there once, and what stands there instead. */
  edits: readonly { file: string; find: string; replace: string }[];
  /** Its title, and the file that it is in. */
  case: string;
  suite: 'wire' | 'slow' | 'races' | 'kill';
  /** Invariants, any of which may be the one that is broken; `suite`: the case's own expectation. */
  caughtBy: readonly (Invariant | 'suite')[];
}

const edit = (file: string, find: string, replace: string): Mutant['edits'] => [{ file, find, replace }];

export const mutants: readonly Mutant[] = [
  {
    name: 'a refused listing counts as an empty one',
    edits: edit('server/collect/context.ts', "return book.broke(operation, count === 0 ? failure.kind : 'cut', failure.code);", 'return;'),
    case: 'denied operation: ec2:DescribeVolumes',
    suite: 'wire',
    caughtBy: ['I0', 'I4', 'I5'],
  },
  {
    name: 'listings end after their first page',
    edits: edit('server/collect/context.ts', 'if (!next) return;', 'if (next || !next) return;'),
    case: 'endless pages: ec2:DescribeSecurityGroups',
    suite: 'wire',
    caughtBy: ['I5'],
  },
  {
    name: 'a partial scan is called completed',
    edits: edit('server/scans/execute/finish-scan.ts', "broken.length > 0 ? 'partial' : 'completed'", "'completed'"),
    case: 'denied operation: kms:ListKeys',
    suite: 'wire',
    caughtBy: ['I5'],
  },
  {
    name: 'a partial unit is called completed',
    edits: edit('server/scans/execute/run-unit.ts', 'if (broken.length === 0) return', 'if (broken.length < coverage.length) return'),
    case: 'denied operation: kms:GetKeyPolicy',
    suite: 'wire',
    caughtBy: ['I5'],
  },
  {
    name: 'checks are judged before all that they need was read, and not again',
    edits: edit('server/scans/execute/judge-early.ts', 'if (!isFinished(unit)) read.delete(unit.service);', 'if (!unit) read.clear();'),
    case: 'judged before the slowest service: which comes to its end',
    suite: 'slow',
    caughtBy: ['I2'],
  },
  {
    name: 'what is stored like that stands, also where the check missed something',
    edits: edit('server/scans/store/apply-verdicts.ts', 'sql`where not j.complete or (j.check_id', 'sql`where (j.check_id'),
    case: 'denied operation: ec2:DescribeVolumes',
    suite: 'wire',
    caughtBy: ['I0', 'I4'],
  },
  {
    name: 'what is stored like that was not given again',
    edits: edit('server/scans/store/known-verdicts.ts', 'place.met[entry] = 1;', ''),
    case: 'denied operation: ec2:DescribeVolumes',
    suite: 'wire',
    caughtBy: ['I0', 'I4'],
  },
  {
    name: 'what was not seen is resolved',
    edits: edit('server/scans/store/apply-verdicts.ts', 'and m.complete and v.finding', 'and v.finding'),
    case: 'denied operation: ec2:DescribeVolumes',
    suite: 'wire',
    caughtBy: ['I4'],
  },
  {
    name: 'verdicts stand although a call for the whole unit failed',
    edits: edit('server/scans/store/apply-verdicts.ts', 'await overrideIncomplete(sql);', ''),
    case: 'denied region: us-east-1',
    suite: 'wire',
    caughtBy: ['I0', 'I4'],
  },
  {
    name: 'a resource with gaps passes',
    edits: edit(
      'server/checks/judge.ts',
      "return { status: 'unknown', summary: `Not known: ${[...words]",
      "return { status: 'pass', summary: `Not known: ${[...words]",
    ),
    case: 'denied operation: s3:GetBucketPolicy',
    suite: 'wire',
    caughtBy: ['I0', 'I4'],
  },
  {
    name: 'the line about a failed call for one resource gets lost',
    edits: edit('server/collect/coverage-book.ts', 'if (gap) return [{', 'if (gap) return gap.code ? [] : [{'),
    case: 'denied operation: kms:GetKeyPolicy',
    suite: 'wire',
    caughtBy: ['I5'],
  },
  {
    name: 'throttled counts as gone',
    edits: edit('server/aws/classify.ts', "status === 429) return 'throttled';", "status === 429) return 'gone';"),
    case: 'throttled for good: kms:DescribeKey',
    suite: 'wire',
    caughtBy: ['I0', 'I4', 'I5'],
  },
  {
    name: 'every change of a verdict is told as a transition',
    edits: edit(
      'server/scans/store/apply-verdicts.ts',
      'from updated where finding is distinct from was_finding`',
      'from updated where finding is not null`',
    ),
    case: 'denied operation: ec2:DescribeSecurityGroups',
    suite: 'wire',
    caughtBy: ['I7'],
  },
  {
    name: 'the kept counts are not brought up to date',
    edits: edit('server/scans/execute/finish-scan.ts', 'await refreshFacets(sql, orgId, account.id);', ''),
    case: 'denied operation: kms:ListKeys',
    suite: 'wire',
    caughtBy: ['I8'],
  },
  {
    name: 'the API ends after its first page',
    edits: edit('server/findings/data.ts', 'nextCursor: rows.length > limit && last ?', 'nextCursor: rows.length < 0 && last ?'),
    case: 'denied service: account',
    suite: 'wire',
    caughtBy: ['I8'],
  },
  {
    name: 'the start of a scan is not audited',
    edits: edit(
      'server/scans/mutations.ts',
      "await recordAudit(tx, by, { action: 'scan.start'",
      "if (!tx) await recordAudit(tx, by, { action: 'scan.start'",
    ),
    case: 'denied operation: kms:ListKeys',
    suite: 'wire',
    caughtBy: ['I9'],
  },
  {
    name: 'a cancelled scan writes on',
    edits: [
      { file: 'server/scans/store/fence.ts', find: 'if (rows.length === 0)', replace: 'if (rows.length < 0)' },
      {
        file: 'server/scans/lease.ts',
        find: "and lease_owner = ${owner} and status in ('queued', 'running') returning 1`;\n  if (rows.length === 0)",
        replace: 'returning 1`;\n  if (rows.length < 0)',
      },
      { file: 'server/scans/execute/scan-context.ts', find: 'throw new ScanStopped(', replace: 'if (!row) throw new ScanStopped(' },
      {
        file: 'server/scans/lease.ts',
        find: "and lease_owner = ${owner} and status in ('queued', 'running') for share`;\n  if (rows.length === 0)",
        replace: 'for share`;\n  if (rows.length < 0)',
      },
      { file: 'server/scans/execute/heartbeat.ts', find: 'if (row?.active !== lease.scanId)', replace: 'if (!row)' },
    ],
    case: 'cancelled: at',
    suite: 'races',
    caughtBy: ['I1', 'I6', 'I7'],
  },
  {
    name: 'cancelling leaves the account taken',
    edits: edit(
      'server/scans/mutations.ts',
      '.set({ activeScanId: null, status, lastError, updatedAt: new Date() })',
      '.set({ status, lastError, updatedAt: new Date() })',
    ),
    case: 'cancelled: at',
    suite: 'races',
    caughtBy: ['I1', 'suite'],
  },
  {
    name: 'units that never ran are forgotten',
    edits: edit(
      'server/scans/execute/judge-account.ts',
      'for (const unit of context.units.filter((each) => !isFinished(each))) await giveUpUnit(context, unit);',
      '',
    ),
    case: 'reordered events: judged and finished before its regions',
    suite: 'races',
    caughtBy: ['I0', 'I5'],
  },
  {
    name: 'a second run does finished units again',
    edits: [
      {
        file: 'server/scans/store/units.ts',
        find: "service)\n        and status in ('pending', 'running')",
        replace: 'service)',
      },
      {
        file: 'server/scans/store/units.ts',
        find: "s.attempt = u.attempt\n        and s.status in ('pending', 'running') returning",
        replace: 's.attempt = u.attempt returning',
      },
      {
        file: 'server/scans/store/units.ts',
        find: "s.attempt = u.attempt\n      and s.status in ('pending', 'running') returning",
        replace: 's.attempt = u.attempt returning',
      },
    ],
    case: 'worker killed: unit.committed, time 1',
    suite: 'kill',
    caughtBy: ['I2'],
  },
  {
    name: 'two scans of one account may run at once',
    edits: edit('server/scans/mutations.ts', 'if (account.activeScanId) {', 'if (account.activeScanId === account.id) {'),
    case: 'two scans at once: ten requests in the same moment',
    suite: 'races',
    caughtBy: ['suite', 'I1'],
  },
  {
    name: 'answers are carried over whatever has changed',
    edits: edit('server/collect/kept-answers.ts', 'return JSON.stringify(known);', 'return JSON.stringify(known.slice(0, 1));'),
    case: 'answers carried over: undisturbed',
    suite: 'wire',
    caughtBy: ['I0', 'I2', 'I4'],
  },
  {
    name: 'refused answers are kept as empty ones',
    edits: edit(
      'server/collect/context.ts',
      'book.missed(operation, failure);',
      'book.missed(operation, failure); if (key !== null) kept.keep(operation, key, {});',
    ),
    case: 'answers carried over: backup:GetBackupSelection is denied by now',
    suite: 'wire',
    caughtBy: ['I0', 'I2'],
  },
];
