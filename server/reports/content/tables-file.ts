import { loadPdfmake } from '@/server/compliance/report/load-pdfmake';
import { breakable, table } from '@/server/compliance/report/pdf-parts';
import { escapeHtml } from '@/server/findings/export/html';
import { csvResponse } from '@/server/http/csv';
import type { ReportContent } from '../types';

/** A report's tables one below the other, each led by its heading and its columns. */
export function tablesCsv({ tables }: ReportContent): Response {
  const widest = Math.max(1, ...tables.map(({ columns }) => columns.length));
  async function* rows() {
    for (const { title, columns, rows: cells, note } of tables) {
      if (columns.length > 0) yield [title, ...columns];
      for (const row of cells) yield [title, ...row];
      if (note) yield [title, note];
    }
  }
  return csvResponse(
    'report',
    ['part', ...Array.from({ length: widest }, (_, index) => `column ${index + 1}`)],
    padded(rows(), widest + 1),
  );
}

async function* padded(rows: AsyncIterable<string[]>, width: number): AsyncGenerator<string[], void> {
  for await (const row of rows) yield [...row, ...Array.from({ length: width - row.length }, () => '')];
}

const style = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}
body{margin:2rem auto;max-width:60rem;padding:0 1rem}
h1{font-size:1.4rem;margin:0}h2{font-size:1.05rem;margin:1.75rem 0 .25rem}
p{margin:.15rem 0;opacity:.75}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;overflow-wrap:anywhere;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}
`;

const madeWords = (now: Date): string =>
  `Made ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC with CloudLens. This speaks only of what the scans could read.`;

/** One page that needs nothing else and runs nothing. */
export function tablesHtml({ headline, tables }: ReportContent, now: Date): string {
  const text = escapeHtml;
  const row = (cells: readonly string[], tag: 'td' | 'th') => `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  const parts = tables.map(
    ({ title, columns, rows, note }) =>
      `<h2>${text(title)}</h2>${rows.length > 0 ? `<table><thead>${row(columns, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>` : '<p>Nothing.</p>'}${note ? `<p>${text(note)}</p>` : ''}`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(headline)}</title><style>${style}</style></head><body>
<h1>${text(headline)}</h1><p>${text(madeWords(now))}</p>
${parts.join('\n')}
</body></html>
`;
}

/** The same on paper: A4, text that can be selected. */
export async function tablesPdf({ headline, tables }: ReportContent, now: Date): Promise<Buffer> {
  const pdfmake = await loadPdfmake();
  return pdfmake
    .createPdf({
      info: { title: headline, creator: 'CloudLens', producer: 'CloudLens', creationDate: now },
      pageSize: 'A4',
      pageMargins: [40, 44, 40, 48],
      defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25 },
      styles: {
        title: { fontSize: 18, bold: true },
        heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 4] },
        head: { bold: true, fontSize: 8, color: '#475467' },
        quiet: { color: '#475467' },
      },
      content: [
        { text: headline, style: 'title' },
        { text: madeWords(now), style: 'quiet' },
        ...tables.flatMap(({ title, columns, rows, note }) => [
          { text: title, style: 'heading' },
          rows.length > 0
            ? table(
                columns.map((_, index) => (index === 0 ? '*' : 'auto')),
                columns,
                rows.map((cells) => cells.map(breakable)),
              )
            : { text: 'Nothing.', style: 'quiet' },
          ...(note ? [{ text: note, style: 'quiet' }] : []),
        ]),
      ],
    })
    .getBuffer();
}
