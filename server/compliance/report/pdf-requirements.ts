import type { Content, TableCell } from 'pdfmake/interfaces';
import { doubtLabel, stateLabel } from '../constants';
import type { RequirementRow } from '../types';
import type { ComplianceReport } from './compliance-report';
import { breakable, instantText, stateCell, table } from './pdf-parts';

/** Every requirement with its state and what it rests on, group by group. */
export function requirementPages({ groups, rows }: ComplianceReport): Content[] {
  const ungrouped = rows.filter((row) => row.group === null);
  const parts = [
    ...groups.map((group) => ({ ...group, own: rows.filter((row) => row.group === group.id) })),
    { name: 'Others', own: ungrouped },
  ];
  return [
    { text: 'Requirements', style: 'heading', pageBreak: 'before' },
    ...parts
      .filter(({ own }) => own.length > 0)
      .flatMap(({ name, own }): Content[] => [
        { text: name, bold: true, fontSize: 10, margin: [0, 10, 0, 3] },
        table(['16%', '34%', '14%', '*'], ['Requirement', 'Name', 'State', 'By'], own.map(cells)),
      ]),
  ];
}

const cells = (row: RequirementRow): TableCell[] => [
  breakable(row.id),
  row.name ?? { text: 'Its number only', style: 'quiet' },
  stateCell(row.state),
  { stack: basis(row), style: 'quiet' },
];

/** More checks than these would hide the rest; those that do not pass go first. */
const checksAtMost = 8;
const urgency = ['fail', 'unknown', 'excepted', 'pass', 'not-applicable'];

function basis(row: RequirementRow): string[] {
  const checks = [...row.checks].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
  const lines = checks.slice(0, checksAtMost).map(({ title, state, open, muted, excluded }) => {
    const counts = [open > 0 && `${open} open`, muted > 0 && `${muted} muted`, excluded > 0 && `${excluded} left out`]
      .filter(Boolean)
      .join(', ');
    return `${stateLabel[state]}: ${title}${counts ? ` (${counts})` : ''}`;
  });
  if (checks.length > checksAtMost) lines.push(`and ${checks.length - checksAtMost} checks more`);
  if (row.doubts.length > 0) lines.push(`${row.doubts.map((doubt) => doubtLabel[doubt]).join('; ')}.`);
  if (row.missing.length > 0) lines.push(`${row.missing.length} of its checks are not built.`);
  for (const each of row.attestations) lines.push(`Attested by ${each.by} until ${instantText(each.expiresAt)}`);
  if (row.checks.length === 0 && row.missing.length === 0 && row.attestations.length === 0) lines.push('Nobody has attested it.');
  return lines;
}
