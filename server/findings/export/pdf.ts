import { loadPdfmake } from '@/server/compliance/report/load-pdfmake';
import { breakable, table } from '@/server/compliance/report/pdf-parts';
import { AppError } from '@/server/errors';
import type { ExportedFinding } from './exported';
import { pdfAtMost } from './formats';
import type { ExportHead } from './head';
import { statusWords } from './html';

/**
 * Findings on paper: A4 across, text that can be selected. It is put together in memory, so that it takes a few thousand only.
 * @throws AppError UNPROCESSABLE for more
 */
export async function findingsPdf(head: ExportHead, findings: AsyncIterable<ExportedFinding>, now: Date): Promise<Buffer> {
  const rows: ExportedFinding[] = [];
  for await (const finding of findings) {
    if (rows.length === pdfAtMost)
      throw new AppError('UNPROCESSABLE', `A PDF takes at most ${pdfAtMost} findings. Narrow the filters, or take HTML or CSV.`);
    rows.push(finding);
  }
  const pdfmake = await loadPdfmake();
  const title = `Findings of ${head.organization}`;
  return pdfmake
    .createPdf({
      info: { title, creator: 'CloudLens', producer: 'CloudLens', creationDate: now },
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [40, 40, 40, 44],
      defaultStyle: { font: 'Roboto', fontSize: 8, lineHeight: 1.2 },
      styles: {
        title: { fontSize: 16, bold: true },
        head: { bold: true, fontSize: 8, color: '#475467' },
        quiet: { color: '#475467' },
      },
      footer: (page, pages) => ({
        margin: [40, 14, 40, 0],
        columns: [
          { text: title, style: 'quiet', fontSize: 7.5 },
          { text: `${page} of ${pages}`, alignment: 'right', style: 'quiet', fontSize: 7.5 },
        ],
      }),
      content: [
        { text: title, style: 'title' },
        ...[...head.lines, `${rows.length} in all`].map((text) => ({ text, style: 'quiet' })),
        { text: ' ' },
        table(['8%', '34%', '28%', '16%', '*'], ['Severity', 'Finding', 'Resource', 'Where', 'Status'], rows.map(cells)),
      ],
    })
    .getBuffer();
}

const cells = (finding: ExportedFinding) => [
  { text: finding.severity, bold: finding.severity === 'critical' || finding.severity === 'high' },
  { stack: [finding.title, { text: breakable(finding.summary), style: 'quiet' }] },
  { stack: [breakable(finding.resource.name ?? finding.resource.id), { text: breakable(finding.resource.arn), style: 'quiet' }] },
  { stack: [finding.account.name, { text: `${finding.account.accountId}, ${finding.region}`, style: 'quiet' }] },
  statusWords(finding).join('\n'),
];
