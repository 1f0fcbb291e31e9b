import Link from 'next/link';
import { stackLooks, stackStatuses } from '@/components/drift/drift-status';
import { formatNumber } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { StackCounts } from '@/server/drift/types';

/** How the stacks stand to their templates; nothing where there are none. */
export function DriftCard({ counts }: { counts: StackCounts }) {
  const total = stackStatuses.reduce((sum, status) => sum + counts[status], 0);
  if (total === 0) return null;
  return (
    <Card aria-labelledby="drift-title">
      <CardHeader
        id="drift-title"
        title="Stacks and their templates"
        action={
          <Link href="/drift" className="text-sm text-accent-text underline-offset-2 hover:underline">
            All {formatNumber(total)}
          </Link>
        }
      />
      <ul className="grid grid-cols-2 gap-x-2 px-2 pb-2 sm:grid-cols-4">
        {stackStatuses.map((status) => {
          const { label, means, fill } = stackLooks[status];
          return (
            <li key={status}>
              <Link href={`/drift?status=${status}`} title={means} className="block rounded-md px-2 py-1.5 hover:bg-hover">
                <span className="flex items-center gap-1.5 text-xs text-ink-muted">
                  <span className="size-2 rounded-sm" style={{ background: fill }} aria-hidden="true" />
                  {label}
                </span>
                <span className="tabular text-lg font-semibold tracking-tight">{formatNumber(counts[status])}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
