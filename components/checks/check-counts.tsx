import Link from 'next/link';
import { formatNumber } from '@/components/lib/format';
import { findingsLink } from '@/components/posture/findings-link';
import type { CheckRow } from '@/server/catalogue/types';
import { CheckBar } from './check-bar';

/** How the check stands over all accounts, each number leading to its rows. */
export function CheckCounts({ check }: { check: CheckRow }) {
  const figures = [
    { label: 'Open', count: check.counts.open, status: 'open' },
    { label: 'Muted', count: check.counts.muted, status: 'muted' },
    { label: 'Pass', count: check.counts.pass, status: 'pass' },
    { label: 'Unknown', count: check.counts.unknown, status: 'unknown' },
  ];
  return (
    <section aria-label="Verdicts" className="rounded-lg border bg-surface">
      <ul className="grid grid-cols-2 p-2 sm:grid-cols-4">
        {figures.map(({ label, count, status }) => (
          <li key={status}>
            <Link
              href={findingsLink({ checkId: check.id, status })}
              className="block rounded-md px-3 py-2 transition-colors hover:bg-hover"
            >
              <span className="block text-xs text-ink-muted">{label}</span>
              <span className="tabular block text-xl font-semibold tracking-tight">{formatNumber(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="px-5 pb-4">
        <CheckBar counts={check.counts} />
      </div>
    </section>
  );
}
