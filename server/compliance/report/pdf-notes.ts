import type { Content } from 'pdfmake/interfaces';
import { checkById } from '@/server/checks/catalogue';
import type { ComplianceReport } from './compliance-report';
import { breakable, instantText, table } from './pdf-parts';

/** More rows than these are a matter for CSV and JSON; the report says how many it leaves out. */
const rowsAtMost = 150;

/** What was not seen, and what is excepted and by whom: what makes the states above worth something. */
export function notesPages(report: ComplianceReport): Content[] {
  return [
    { text: 'What was not seen', style: 'heading', pageBreak: 'before' },
    ...notSeen(report),
    { text: 'Exceptions: muted findings', style: 'heading' },
    ...muted(report),
    { text: 'Exceptions: left out by decision', style: 'heading' },
    ...excluded(report),
    { text: 'Attestations', style: 'heading' },
    ...attested(report),
  ];
}

function notSeen({ notSeen: { problems, regions, missingChecks }, scope }: ComplianceReport): Content[] {
  const lines: string[] = [];
  if (scope.neverScanned.length > 0)
    lines.push(`Never scanned, and in no number: ${scope.neverScanned.map(({ name }) => name).join(', ')}.`);
  if (scope.partlyScanned.length > 0)
    lines.push(`No scan has covered all services and regions of ${scope.partlyScanned.map(({ name }) => name).join(', ')}.`);
  for (const { account, disabled, leftOut } of regions) {
    if (leftOut.length > 0) lines.push(`${account.name}: left out by setting: ${leftOut.join(', ')}.`);
    if (disabled.length > 0) lines.push(`${account.name}: switched off in AWS, so not looked at: ${disabled.join(', ')}.`);
  }
  if (missingChecks.length > 0)
    lines.push(`${missingChecks.length} checks that requirements name are not built; those requirements cannot pass.`);
  const rows = problems.map((problem) => [
    problem.account.name,
    breakable(problem.operation),
    `${problem.kind}${problem.code ? ` (${breakable(problem.code)})` : ''}`,
    problem.regions.join(', '),
    String(problem.checkIds.length),
  ]);
  if (lines.length + rows.length === 0) return ['Every call of the last scans was answered in full.'];
  return [
    ...lines,
    ...(rows.length > 0
      ? [table(['18%', '28%', '20%', '*', '10%'], ['Account', 'Call', 'What happened', 'Regions', 'Checks'], rows.slice(0, rowsAtMost))]
      : []),
    ...leftOver(rows.length),
  ];
}

const leftOver = (rows: number): Content[] => (rows > rowsAtMost ? [`and ${rows - rowsAtMost} more: see the JSON export.`] : []);
const titleOf = (checkId: string): string => checkById(checkId)?.title ?? checkId;

function muted({ exceptions }: ComplianceReport): Content[] {
  const rows = exceptions.muted.map(({ checkId, findings, reason, by, until }) => [
    titleOf(checkId),
    String(findings),
    reason,
    by,
    until ? instantText(until) : 'Until lifted',
  ]);
  if (rows.length === 0) return ['None.'];
  return [
    table(['28%', '9%', '*', '16%', '17%'], ['Check', 'Findings', 'Reason', 'By', 'Until'], rows.slice(0, rowsAtMost)),
    ...leftOver(rows.length),
  ];
}

function excluded({ exceptions }: ComplianceReport): Content[] {
  const rows = exceptions.excluded.map(({ checkId, resources }) => [titleOf(checkId), String(resources)]);
  return rows.length === 0 ? ['None.'] : [table(['*', '14%'], ['Check', 'Left out'], rows)];
}

function attested({ exceptions }: ComplianceReport): Content[] {
  const rows = exceptions.attested.map(({ requirement, by, at, expiresAt, statement, evidenceUrl, accounts }) => [
    breakable(requirement),
    `${by}, ${instantText(at)}, until ${instantText(expiresAt)}`,
    [statement, evidenceUrl].filter(Boolean).join('\n'),
    accounts.map(({ name }) => name).join(', '),
  ]);
  if (rows.length === 0) return ['None.'];
  return [table(['14%', '26%', '*', '20%'], ['Requirement', 'By', 'Statement and evidence', 'Accounts'], rows)];
}
