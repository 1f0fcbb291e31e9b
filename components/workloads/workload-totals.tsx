import Link from 'next/link';
import { formatNumber } from '@/components/lib/format';
import type { WorkloadTotals } from '@/server/workloads/data';

const tiles = [
  { key: 'internet', label: 'Reached from the internet', query: 'reach=internet' },
  { key: 'exploitable', label: 'With a known exploit', query: 'has=exploitable' },
  { key: 'ended', label: 'Out of support', query: 'eol=ended' },
  { key: 'secrets', label: 'With secrets in the open', query: 'has=secrets' },
  { key: 'unscanned', label: 'Not scanned', query: 'scanned=not-scanned,unknown' },
] as const;

/** What one looks for first, each leading to its workloads. */
export function WorkloadTotalsCard({ totals }: { totals: WorkloadTotals }) {
  return (
    <section aria-label="Workloads in numbers" className="rounded-lg border bg-surface p-4">
      <ul className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-5">
        {tiles.map(({ key, label, query }) => (
          <li key={key}>
            <Link href={`/workloads?${query}`} className="group block rounded-md">
              <span className="block text-xs text-ink-muted group-hover:text-ink">{label}</span>
              <span className="tabular text-lg font-semibold tracking-tight">{formatNumber(totals[key])}</span>
              <span className="ml-1.5 text-xs text-ink-muted">of {formatNumber(totals.workloads)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
