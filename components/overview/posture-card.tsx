import Link from 'next/link';
import { SeverityBar, sumCounts } from '@/components/charts/severity-bar';
import { VerdictDonut } from '@/components/charts/verdict-donut';
import { formatNumber, plural } from '@/components/lib/format';
import { findingsLink } from '@/components/posture/findings-link';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Card } from '@/components/ui/card';
import { severities } from '@/server/checks/types';
import type { OverviewData } from '@/server/overview/types';

export function PostureCard({ data }: { data: OverviewData }) {
  const open = sumCounts(data.open);
  return (
    <Card className="grid grid-cols-1 lg:grid-cols-[1fr_auto]" aria-label="Posture">
      <div className="flex flex-col gap-4 p-4 md:p-5">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 className="text-sm font-semibold">Open findings</h2>
          <SinceLast since={data.sinceLastScan} />
        </div>
        <div className="flex items-end gap-3">
          <p className="tabular text-[2.5rem] leading-none font-semibold tracking-tight">{formatNumber(open)}</p>
          <p className="pb-0.5 text-xs text-ink-muted">
            on {plural(data.resources, 'resource')} looked at
            {data.muted > 0 && (
              <>
                {', '}
                <Link className="underline-offset-2 hover:underline" href={findingsLink({ status: 'muted' })}>
                  {formatNumber(data.muted)} more muted
                </Link>
              </>
            )}
          </p>
        </div>
        <SeverityBar counts={data.open} className="h-2.5" />
        <ul className="-mx-2 grid grid-cols-2 gap-1 sm:grid-cols-4">
          {severities.map((severity) => (
            <li key={severity}>
              <Link href={findingsLink({ severity })} className="block rounded-md p-2 transition-colors hover:bg-hover">
                <span className="flex items-center gap-1.5 text-xs text-ink-muted">
                  <SeverityIcon severity={severity} />
                  {severityLabel[severity]}
                </span>
                <span className="tabular mt-0.5 block text-xl font-semibold tracking-tight">{formatNumber(data.open[severity])}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <Verdicts data={data} />
    </Card>
  );
}

function SinceLast({ since }: { since: OverviewData['sinceLastScan'] }) {
  if (!since) return null;
  const { opened, resolved, reopened } = since;
  if (opened + resolved + reopened === 0) return <span className="text-xs text-ink-muted">Nothing changed since the scan before</span>;
  return (
    <span className="tabular text-xs text-ink-muted">
      Since the scan before: <span className="font-medium text-critical-text">{formatNumber(opened)} opened</span>
      {reopened > 0 && (
        <>
          , <span className="font-medium text-high-text">{formatNumber(reopened)} reopened</span>
        </>
      )}
      , <span className="font-medium text-pass-text">{formatNumber(resolved)} resolved</span>
    </span>
  );
}

function Verdicts({ data }: { data: OverviewData }) {
  const { pass, fail, unknown } = data.verdicts;
  const rows = [
    { label: 'Pass', count: pass, swatch: 'bg-pass', href: findingsLink({ status: 'pass' }) },
    { label: 'Fail', count: fail, swatch: 'bg-critical', href: findingsLink({ status: 'open,muted' }) },
    { label: 'Unknown', count: unknown, swatch: 'hatched', href: findingsLink({ status: 'unknown' }) },
  ];
  return (
    <div className="flex items-center gap-5 border-t p-4 md:p-5 lg:border-t-0 lg:border-l">
      <VerdictDonut counts={data.verdicts} />
      <div className="min-w-0 flex-1 sm:min-w-44">
        <h2 className="text-sm font-semibold">What the checks said</h2>
        <ul className="mt-2">
          {rows.map((row) => (
            <li key={row.label}>
              <Link href={row.href} className="-mx-1.5 flex items-center gap-2 rounded px-1.5 py-1 text-sm hover:bg-hover">
                <span className={`size-2.5 rounded-sm ${row.swatch}`} aria-hidden="true" />
                {row.label}
                <span className="tabular ml-auto font-medium">{formatNumber(row.count)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p className="mt-1.5 max-w-48 text-2xs text-ink-muted">Unknown counts as neither: a call that it needed was not answered.</p>
      </div>
    </div>
  );
}
