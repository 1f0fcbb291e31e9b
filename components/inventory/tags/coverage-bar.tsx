import { formatNumber, formatShare } from '@/components/lib/format';

/** How much of a whole has it. */
export function CoverageBar({ present, total, label }: { present: number; total: number; label: string }) {
  const text = `${label}: ${formatNumber(present)} of ${formatNumber(total)}`;
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_3rem] items-center gap-2">
      <span role="img" aria-label={text} title={text} className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {present > 0 && <span className="min-w-0.5 bg-accent" style={{ width: `${(present / Math.max(1, total)) * 100}%` }} />}
      </span>
      <span className="tabular text-right text-xs text-ink-muted">{formatShare(present, total) ?? '–'}</span>
    </span>
  );
}
