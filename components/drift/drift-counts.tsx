import Link from 'next/link';
import { formatNumber, formatShare } from '@/components/lib/format';
import type { StackCounts } from '@/server/drift/types';
import { stackLooks, stackStatuses } from './drift-status';

/** How the stacks stand, as one bar; each part leads to its stacks. */
export function DriftCounts({ counts }: { counts: StackCounts }) {
  const total = stackStatuses.reduce((sum, status) => sum + counts[status], 0);
  if (total === 0) return null;
  return (
    <section aria-label="Stacks by drift status" className="rounded-lg border bg-surface p-4">
      <div className="flex h-2.5 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
        {stackStatuses
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <span key={status} className="min-w-1.5" style={{ flexGrow: counts[status], background: stackLooks[status].fill }} />
          ))}
      </div>
      <ul className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4">
        {stackStatuses.map((status) => (
          <li key={status}>
            <Link href={`/drift?status=${status}`} className="group block rounded-md">
              <span className="flex items-center gap-1.5 text-xs text-ink-muted group-hover:text-ink">
                <span className="size-2 rounded-sm" style={{ background: stackLooks[status].fill }} aria-hidden="true" />
                {stackLooks[status].label}
              </span>
              <span className="tabular text-lg font-semibold tracking-tight">{formatNumber(counts[status])}</span>
              <span className="ml-1.5 text-xs text-ink-muted">{formatShare(counts[status], total)}</span>
              <span className="block text-2xs text-ink-muted">{stackLooks[status].means}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
