import { ActivityIcon, FileTextIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { formatInstant } from '@/components/lib/format';
import { LiveRefresh } from '@/components/live/live-provider';
import { AccountLabel } from '@/components/posture/account-label';
import { CoverageProblems } from '@/components/posture/coverage-problems';
import { findingsLink } from '@/components/posture/findings-link';
import { ScanStatusBadge } from '@/components/posture/scan-status';
import { Progress } from '@/components/scans/progress';
import { QueueNote } from '@/components/scans/queue-note';
import { ScanActions } from '@/components/scans/scan-actions';
import { ScanBanner } from '@/components/scans/scan-banner';
import { isActive } from '@/components/scans/scan-columns';
import { ScanFigures } from '@/components/scans/scan-figures';
import { UnitMatrix } from '@/components/scans/unit-matrix';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyTextButton } from '@/components/ui/copy-text-button';
import { PageHeader } from '@/components/ui/page-header';
import { missingPolicy } from '@/server/permissions/policy-document';
import { loadScan } from '@/server/scans/loaders';

export const metadata: Metadata = { title: 'Scan' };

export default async function ScanPage({ params }: { params: Promise<{ id: string }> }) {
  const scan = await loadScan((await params).id);
  if (!scan) notFound();
  const active = isActive(scan);
  const missing = [...new Set(scan.problems.flatMap(({ actions }) => actions))];
  return (
    <div className="grid grid-cols-1 gap-4">
      {active && <LiveRefresh channels={['scan']} id={scan.id} wait={1000} />}
      <PageHeader
        eyebrow={
          <Link href="/scans" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Scans
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <AccountLabel account={scan.account} />
            <ScanStatusBadge status={scan.status} />
          </span>
        }
        description={
          <>
            Scan {scan.seq}, {formatInstant(scan.startedAt ?? scan.queuedAt)}
            {scan.asOf && `, of the account as it was on ${formatInstant(scan.asOf)}`}
          </>
        }
        actions={
          <>
            <Button asChild>
              <Link href={findingsLink({ account: scan.account.id })}>
                <ActivityIcon aria-hidden="true" />
                Findings
              </Link>
            </Button>
            {!scan.only && (
              <Button asChild>
                <Link href={`/scans/${scan.id}/report`}>
                  <FileTextIcon aria-hidden="true" />
                  Report
                </Link>
              </Button>
            )}
            <ScanActions scan={scan} />
          </>
        }
      />
      <ScanBanner scan={scan} />
      {active && (
        <div className="grid gap-1.5">
          <Progress {...scan.progress} />
          <QueueNote status={scan.status} progress={scan.progress} detailed />
        </div>
      )}
      <ScanFigures scan={scan} />
      <Card aria-labelledby="units-title">
        <CardHeader id="units-title" title={scan.only ? 'Where it looked for this one resource' : 'Where it looked'} />
        {scan.units.length > 0 ? (
          <UnitMatrix units={scan.units} />
        ) : (
          <p className="px-4 pb-4 text-ink-muted">
            {active
              ? scan.progress.queuePosition === null
                ? 'Finding out which regions are enabled…'
                : 'It has not begun yet.'
              : 'It ended before it looked anywhere.'}
          </p>
        )}
        {!scan.only && <LeftOut disabled={scan.disabledRegions} excluded={scan.excludedRegions} />}
      </Card>
      {scan.problems.length > 0 && (
        <Card aria-labelledby="missing-title">
          <CardHeader
            id="missing-title"
            title="Calls not answered in full"
            description="With what each leaves unknown"
            action={
              missing.length > 0 && (
                <CopyTextButton text={JSON.stringify(missingPolicy(missing), null, 2)}>Copy what is missing as a policy</CopyTextButton>
              )
            }
          />
          <CoverageProblems problems={scan.problems} />
        </Card>
      )}
    </div>
  );
}

function LeftOut({ disabled, excluded }: { disabled: readonly string[]; excluded: readonly string[] }) {
  if (disabled.length + excluded.length === 0) return null;
  return (
    <div className="grid gap-0.5 border-t px-4 py-2.5 text-xs text-ink-muted">
      {disabled.length > 0 && <p>Not enabled in this account, so not looked at: {disabled.join(', ')}</p>}
      {excluded.length > 0 && <p>Left out on purpose: {excluded.join(', ')}</p>}
    </div>
  );
}
