import type { ReactNode } from 'react';
import { sumCounts } from '@/components/charts/severity-bar';
import { formatNumber, plural, times } from '@/components/lib/format';
import type { ScanDetail } from '@/server/scans/types';
import { Elapsed } from './elapsed';
import { durationOf } from './scan-columns';

const add = (scan: ScanDetail, key: 'resources' | 'findings' | 'calls' | 'throttles'): number =>
  scan.units.reduce((sum, unit) => sum + unit[key], 0);

/** What the scan read, asked and found; it counts up while it runs. */
export function ScanFigures({ scan }: { scan: ScanDetail }) {
  const { counts } = scan;
  const throttles = Math.max(scan.throttles, add(scan, 'throttles'));
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-3 lg:grid-cols-6">
      <Figure label={scan.finishedAt ? 'Took' : 'Running for'}>
        {durationOf(scan) ?? (scan.startedAt ? <Elapsed since={scan.startedAt} /> : 'waiting')}
      </Figure>
      <Figure label="Units done">
        {formatNumber(scan.progress.done)}
        <span className="text-ink-muted"> of {formatNumber(scan.progress.total)}</span>
      </Figure>
      <Figure label="Resources read" note={scan.only ? 'the one that was asked for' : undefined}>
        {formatNumber(counts?.resources ?? add(scan, 'resources'))}
      </Figure>
      <Figure
        label="API calls"
        note={
          [
            throttles > 0 && `throttled ${times(throttles)}`,
            scan.carried && `${plural(scan.carried.answers, 'answer')} carried over from scan ${scan.carried.fromScan}`,
          ]
            .filter(Boolean)
            .join(', ') || undefined
        }
      >
        {formatNumber(Math.max(scan.calls, add(scan, 'calls')))}
      </Figure>
      <Figure
        label={counts ? 'Open findings' : scan.only ? 'Failed verdicts' : 'Failed verdicts so far'}
        note={counts ? `${formatNumber(counts.opened + counts.reopened)} opened, ${formatNumber(counts.resolved)} resolved` : undefined}
      >
        {formatNumber(counts ? sumCounts(counts.open) : add(scan, 'findings'))}
      </Figure>
      <Figure label="Unknown verdicts">{counts ? formatNumber(counts.verdicts.unknown) : '–'}</Figure>
    </dl>
  );
}

function Figure({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="tabular mt-0.5 text-lg font-semibold tracking-tight">{children}</dd>
      {note && <dd className="text-2xs text-ink-muted">{note}</dd>}
    </div>
  );
}
