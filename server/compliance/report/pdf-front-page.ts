import type { Content } from 'pdfmake/interfaces';
import { extentLabel, frameworkTitle, scoreText, stateLabel, stateMeaning } from '../constants';
import { requirementStates } from '../types';
import type { ComplianceReport } from './compliance-report';
import { instantText, table } from './pdf-parts';

/** Title, date, scope and the counts by state, each with its meaning. */
export function frontPage(report: ComplianceReport): Content[] {
  const { scope, counts, score } = report;
  const judged = counts.pass + counts.fail + counts.unknown + counts.excepted;
  const extent = extentLabel(report.extent, report.note);
  return [
    { text: frameworkTitle(report), style: 'title' },
    { text: `Compliance report${extent ? `. ${extent}` : ''}`, style: 'quiet', margin: [0, 0, 0, 8] },
    table(['22%', '*'], null, [
      ['Made', `${instantText(report.madeAt)} by ${report.madeBy}, with CloudLens`],
      ['As of', scope.asOf ? `${instantText(scope.asOf)}, the newest scan` : 'No scan has ended yet'],
      [
        'AWS accounts',
        scope.accounts.map(({ name, accountId, kind }) => `${name} (${accountId}${kind === 'sample' ? ', sample' : ''})`).join(', ') ||
          'None',
      ],
      ...(scope.neverScanned.length > 0
        ? [['Not in this report', `Never scanned: ${scope.neverScanned.map(({ name, accountId }) => `${name} (${accountId})`).join(', ')}`]]
        : []),
      [
        'Score',
        score === null
          ? 'None: no check judges a requirement'
          : `${scoreText(score)}: ${counts.pass} of ${judged} requirements that checks judge pass`,
      ],
    ]),
    { text: 'Requirements by state', style: 'heading' },
    table(
      ['22%', '10%', '*'],
      ['State', 'Number', 'Meaning'],
      requirementStates.map((state) => [
        stateLabel[state],
        String(counts[state === 'not-applicable' ? 'notApplicable' : state]),
        stateMeaning[state],
      ]),
    ),
    ...(counts.partlyCovered > 0
      ? [
          {
            text: `${counts.partlyCovered} of the unknown ones lack nothing but checks that are not built yet.`,
            style: 'quiet',
            margin: [0, 4, 0, 0],
          } as Content,
        ]
      : []),
    ...(scope.accounts.length > 1
      ? [{ text: 'Over several accounts a requirement stands as in the account where it is worst.', style: 'quiet' } as Content]
      : []),
  ];
}
