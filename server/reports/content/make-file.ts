import { complianceReport } from '@/server/compliance/report/compliance-report';
import { reportPdf } from '@/server/compliance/report/report-pdf';
import { reportRows, rowColumns } from '@/server/compliance/report/report-rows';
import { asFile } from '@/server/findings/export/export-findings';
import { type ExportedFinding, eachExported } from '@/server/findings/export/exported';
import { exportHead } from '@/server/findings/export/head';
import type { FindingFilters } from '@/server/findings/types';
import { csvResponse } from '@/server/http/csv';
import type { Actor } from '@/server/identity/actor';
import { type Attachment, fileBytesAtMost, findingsAtMost } from '../constants';
import type { ReportSource } from '../schema';
import type { ReportContent } from '../types';
import { tablesCsv, tablesHtml, tablesPdf } from './tables-file';

export interface ReportFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

const mediaTypes = { csv: 'text/csv', html: 'text/html', pdf: 'application/pdf' } as const;

/**
 * The file that goes along with a report, and what to say about it. The findings' own exports make it where there are some, so that it
 * reads like a download; too much for a letter is cut, or left out, and said so.
 */
export async function makeFile(
  actor: Actor,
  source: ReportSource,
  content: ReportContent,
  kind: Exclude<Attachment, 'none'>,
  name: string,
  now: Date,
): Promise<{ file: ReportFile | null; note: string | null }> {
  let note: string | null = null;
  const said = (words: string) => {
    note = words;
  };
  const bytes = await bytesOf(actor, source, content, kind, now, said);
  if (bytes.length > fileBytesAtMost)
    return { file: null, note: 'The file would be too large for a letter: open the link instead, or narrow the filter.' };
  return {
    file: { name: `${safeName(name)}-${now.toISOString().slice(0, 10)}.${kind}`, mediaType: mediaTypes[kind], content: bytes },
    note,
  };
}

const safeName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'report';

async function bytesOf(
  actor: Actor,
  source: ReportSource,
  content: ReportContent,
  kind: Exclude<Attachment, 'none'>,
  now: Date,
  said: (words: string) => void,
): Promise<Buffer> {
  if (source.kind === 'findings') {
    const filter = source.filter as FindingFilters;
    const most = findingsAtMost[kind];
    const findings = upTo(eachExported(actor, filter), most, () => said(`The file holds the first ${most} findings.`));
    return whole(await asFile(kind, findings, { now, head: () => exportHead(actor, filter, now) }));
  }
  if (source.kind === 'compliance' && source.framework !== null && kind !== 'html') {
    const report = await complianceReport(actor, source.framework, {});
    return kind === 'csv' ? whole(csvResponse('compliance', rowColumns, reportRows(report))) : Buffer.from(await reportPdf(report));
  }
  if (kind === 'csv') return whole(tablesCsv(content));
  return kind === 'html' ? Buffer.from(tablesHtml(content, now)) : tablesPdf(content, now);
}

const whole = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

async function* upTo(findings: AsyncIterable<ExportedFinding>, most: number, cut: () => void): AsyncGenerator<ExportedFinding, void> {
  let count = 0;
  for await (const finding of findings) {
    if (count === most) return cut();
    count += 1;
    yield finding;
  }
}
