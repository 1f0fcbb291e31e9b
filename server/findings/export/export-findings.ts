import { attachment } from '@/server/http/attachment';
import { csvResponse } from '@/server/http/csv';
import { jsonDownload } from '@/server/http/json-download';
import { textDownload } from '@/server/http/text-download';
import type { Actor } from '@/server/identity/actor';
import type { FindingParams } from '../types';
import { findingView } from '../views';
import { asffOf } from './asff';
import { csvColumns, csvRow } from './csv';
import { claimOf, type ExportedFinding, eachExported } from './exported';
import type { ExportFormat } from './formats';
import { exportHead } from './head';
import { htmlText } from './html';
import { ocsfOf } from './ocsf';
import { findingsPdf } from './pdf';
import { sarifText } from './sarif';

/** The findings of a filter as a file: streamed, but for PDF. @throws AppError UNPROCESSABLE for too many on paper */
export async function exportFindings(actor: Actor, format: ExportFormat, filters: FindingParams): Promise<Response> {
  const now = new Date();
  return asFile(format, eachExported(actor, filters), { now, head: () => exportHead(actor, filters, now) });
}

interface About {
  now: Date;
  head: () => ReturnType<typeof exportHead>;
}

export async function asFile(format: ExportFormat, findings: AsyncIterable<ExportedFinding>, { now, head }: About): Promise<Response> {
  switch (format) {
    case 'csv':
      return csvResponse('findings', csvColumns, each(findings, csvRow));
    case 'json':
      return jsonDownload(
        'findings',
        each(findings, ({ subKey: _subKey, verdict: _verdict, ...finding }) => ({
          ...findingView(finding),
          summary: finding.summary,
          evidence: finding.evidence,
        })),
      );
    case 'ocsf':
      return jsonDownload('findings-ocsf', each(findings, ocsfFinding));
    case 'asff':
      return jsonDownload('findings-asff', each(findings, asffOf));
    case 'sarif':
      return textDownload('findings', 'sarif', sarifText(findings));
    case 'html':
      return textDownload('findings', 'html', htmlText(await head(), findings));
    case 'pdf': {
      const pdf = await findingsPdf(await head(), findings, now);
      return new Response(new Uint8Array(pdf), { headers: { 'Content-Type': 'application/pdf', ...attachment('findings', 'pdf') } });
    }
  }
}

async function* each<T>(findings: AsyncIterable<ExportedFinding>, as: (finding: ExportedFinding) => T): AsyncGenerator<T, void> {
  for await (const finding of findings) yield as(finding);
}

const verdicts = { open: 'fail', muted: 'fail', resolved: 'pass', pass: 'pass', unknown: 'unknown', excluded: 'excluded' } as const;
const states = {
  open: 'new',
  muted: 'suppressed',
  resolved: 'resolved',
  pass: 'resolved',
  unknown: 'new',
  excluded: 'suppressed',
} as const;

function ocsfFinding(finding: ExportedFinding) {
  const { resource, account } = finding;
  const claim = claimOf(finding);
  return ocsfOf(
    {
      checkId: finding.checkId,
      arn: resource.arn,
      subKey: finding.subKey,
      resourceId: resource.id,
      resourceName: resource.name,
      resourceType: resource.type,
      region: finding.region,
      severity: finding.severity,
      status: verdicts[claim],
      summary: finding.summary,
      evidence: finding.evidence as Parameters<typeof ocsfOf>[0]['evidence'],
    },
    account.accountId,
    new Date(finding.lastChangedAt),
    { createdAt: new Date(finding.openedAt ?? finding.firstSeenAt), state: states[claim] },
  );
}
