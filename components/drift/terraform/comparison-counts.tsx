import Link from 'next/link';
import { formatNumber } from '@/components/lib/format';
import { comparisonStatuses, type TerraformState } from '@/server/drift/terraform/types';
import { comparisonLooks } from './comparison-status';

/** How the resources of a state stand; each number leads to its resources. */
export function ComparisonCounts({ state }: { state: TerraformState }) {
  return (
    <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
      {comparisonStatuses.map((status) => {
        const { label, means } = comparisonLooks[status];
        return (
          <li key={status}>
            <Link
              href={`/drift/terraform/${state.id}?status=${status}`}
              className="block h-full rounded-lg border bg-surface p-3 hover:bg-hover"
            >
              <span className="text-xs text-ink-muted">{label}</span>
              <span className="tabular block text-lg font-semibold tracking-tight">{formatNumber(state.counts[status])}</span>
              <span className="block text-2xs text-ink-muted">{means}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
