import { doubtLabel, frameworkTitle, stateLabel } from '../constants';
import type { RequirementRow } from '../types';
import type { ComplianceReport } from './compliance-report';

export const rowColumns = [
  'framework',
  'made at',
  'as of',
  'accounts',
  'group',
  'requirement',
  'name',
  'assessment',
  'state',
  'why unknown',
  'check',
  'check title',
  'severity',
  'check state',
  'open findings',
  'muted findings',
  'left out',
  'unknown',
  'passing',
  'checks not built',
  'attested by',
  'attested at',
  'attested until',
  'attestation',
  'evidence',
];

type Cell = string | number | null;

/** A row for every check of every requirement, one for a requirement without. Scope and date stand in each: rows are sorted and cut. */
export async function* reportRows(report: ComplianceReport): AsyncGenerator<Cell[]> {
  const groups = new Map(report.groups.map(({ id, name }) => [id, name]));
  const head: Cell[] = [
    frameworkTitle(report),
    report.madeAt,
    report.scope.asOf,
    report.scope.accounts.map(({ accountId }) => accountId).join(' '),
  ];
  for (const row of report.rows) {
    const about: Cell[] = [
      ...head,
      (row.group && groups.get(row.group)) ?? null,
      row.id,
      row.name,
      row.assessment,
      stateLabel[row.state],
      row.doubts.map((doubt) => doubtLabel[doubt]).join('; '),
    ];
    for (const cells of checkCells(row)) yield [...about, ...cells, row.missing.join(' '), ...attestationCells(row)];
  }
}

function checkCells({ checks }: RequirementRow): Cell[][] {
  if (checks.length === 0) return [[null, null, null, null, null, null, null, null, null]];
  return checks.map(({ id, title, severity, state, open, muted, excluded, unknown, pass }) => [
    id,
    title,
    severity,
    stateLabel[state],
    open,
    muted,
    excluded,
    unknown,
    pass,
  ]);
}

function attestationCells({ attestations }: RequirementRow): Cell[] {
  const of = (pick: (each: RequirementRow['attestations'][number]) => string | null) =>
    attestations.map((each) => pick(each) ?? '').join('; ');
  return [
    of((each) => each.by),
    of((each) => each.at),
    of((each) => each.expiresAt),
    of((each) => each.statement),
    of((each) => each.evidenceUrl),
  ];
}
