import { formatNumber } from '@/components/lib/format';

/** How many units (service × region) are done. */
export function Progress({ done, total }: { done: number; total: number }) {
  return (
    <span className="flex items-center gap-2.5">
      <span
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="block h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${total > 0 ? (done / total) * 100 : 0}%` }}
        />
      </span>
      <span className="tabular text-xs text-ink-muted">{total > 0 ? `${formatNumber(done)}/${formatNumber(total)}` : 'waiting'}</span>
    </span>
  );
}
