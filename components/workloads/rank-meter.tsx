import { cn } from '@/components/lib/cn';

export const rankText = (least: number, most: number): string => (most > least ? `≥ ${least}` : String(least));

const colour = (value: number): string => (value >= 40 ? 'bg-critical' : value >= 20 ? 'bg-high' : value >= 10 ? 'bg-medium' : 'bg-low');

/** A span from 0 to 100: filled as far as it is known, hatched as far as it may go. */
export function RankMeter({ least, most, label, className }: { least: number; most: number; label: string; className?: string }) {
  const told = most > least ? `${label} at least ${least}, up to ${most}, of 100` : `${label} ${least} of 100`;
  return (
    <span className={cn('flex items-center gap-2', className)} title={told}>
      <span className="tabular w-9 shrink-0 text-right font-semibold">{rankText(least, most)}</span>
      <span className="relative h-1.5 min-w-10 flex-1 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        {most > least && <span className="hatched absolute inset-y-0 left-0 rounded-full" style={{ width: `${most}%` }} />}
        <span className={cn('absolute inset-y-0 left-0 rounded-full', colour(least))} style={{ width: `${Math.max(least, 2)}%` }} />
      </span>
      <span className="sr-only">{told}</span>
    </span>
  );
}
