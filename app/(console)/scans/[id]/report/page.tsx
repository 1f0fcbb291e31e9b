import { BracesIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { formatDuration, formatInstant, formatNumber, plural } from '@/components/lib/format';
import { CoverageProblems } from '@/components/posture/coverage-problems';
import { ScanStatusBadge } from '@/components/posture/scan-status';
import { NotJudged } from '@/components/scans/report/not-judged';
import { NotLookedAt } from '@/components/scans/report/not-looked-at';
import { OperationTable } from '@/components/scans/report/operation-table';
import { PrintButton } from '@/components/scans/report/print-button';
import { ServiceTable } from '@/components/scans/report/service-table';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { loadScanReport } from '@/server/scans/loaders';
import type { ScanReport } from '@/server/scans/report';

export const metadata: Metadata = { title: 'Scan report' };

export default async function ScanReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const report = await loadScanReport(id);
  if (!report) notFound();
  const { scan, notLookedAt } = report;
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href={`/scans/${id}`} className="rounded underline-offset-4 hover:text-ink hover:underline print:hidden">
            Scan {scan.seq}
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            Report of scan {scan.seq}
            <ScanStatusBadge status={scan.status} />
          </span>
        }
        description={`${scan.account.name} (${scan.account.accountId}), ${formatInstant(scan.startedAt ?? scan.queuedAt)}${
          scan.asOf ? `, of the account as it was on ${formatInstant(scan.asOf)}` : ''
        }`}
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <Button asChild>
              <a href={`/api/scan/results/${id}/report`} download={`scan-${scan.account.accountId}-${scan.seq}.json`}>
                <BracesIcon aria-hidden="true" />
                JSON
              </a>
            </Button>
            <PrintButton />
          </div>
        }
      />
      <p className="text-sm text-pretty">{summaryOf(report)}</p>
      <Card aria-labelledby="looked-title">
        <CardHeader id="looked-title" title="What it looked at" description="Time is summed over regions, which are read side by side" />
        <ServiceTable services={report.services} />
      </Card>
      <NotLookedAt notLookedAt={notLookedAt} uncertainChecks={report.uncertainChecks} />
      <NotJudged notJudged={report.notJudged} />
      {notLookedAt.problems.length > 0 && (
        <Card aria-labelledby="why-title">
          <CardHeader id="why-title" title="Why" description="Calls that AWS did not answer in full, and what would help" />
          <CoverageProblems problems={notLookedAt.problems} />
        </Card>
      )}
      <Card aria-labelledby="operations-title">
        <CardHeader
          id="operations-title"
          title="Every call, by operation"
          description={`Calls are counted without retries. ${howCarried(report)}`}
        />
        <OperationTable operations={report.operations} />
      </Card>
    </div>
  );
}

function howCarried({ scan, operations }: ScanReport): string {
  if (scan.full === 'asked') return 'It was told to ask for everything, so nothing was carried over from earlier scans.';
  if (scan.full === 'weekly') return 'Once a week a scan asks for everything, and this one did.';
  const answers = operations.reduce((sum, { carried }) => sum + (carried?.answers ?? 0), 0);
  if (answers === 0) return 'Nothing was carried over from earlier scans.';
  return `${plural(answers, 'answer')} that AWS promises to stay the same ${answers === 1 ? 'was' : 'were'} carried over instead of asked for again.`;
}

/** One sentence that claims no more than was seen. */
function summaryOf({ scan, seconds, services, notLookedAt, uncertainChecks }: ScanReport): string {
  const units = services.flatMap(({ units: counts }) => [
    counts.completed,
    counts.partial + counts.failed + counts.pending + counts.running,
  ]);
  const complete = units.filter((_, index) => index % 2 === 0).reduce((sum, each) => sum + each, 0);
  const other = units.filter((_, index) => index % 2 === 1).reduce((sum, each) => sum + each, 0);
  if (scan.only)
    return `This scan looked at one resource alone, ${scan.only.name ?? scan.only.id}, for ${scan.only.checkId}. It tells what was asked for that, and nothing about anything else.`;
  const total = services.reduce((sum, each) => sum + each.calls, 0);
  const took = seconds === null ? '' : ` in ${formatDuration(seconds * 1000)}`;
  const start = `${formatNumber(complete)} of ${plural(complete + other, 'service-region pair')} read in full${took}, with ${plural(total, 'request')} to AWS.`;
  if (!scan.finishedAt) return `${start} It has not ended yet.`;
  if (uncertainChecks.length === 0 && notLookedAt.units.length === 0) return start;
  return `${start} ${plural(uncertainChecks.length, 'check')} cannot say pass or fail somewhere because of what was not seen.`;
}
