'use client';

import { cn } from '@/components/lib/cn';
import { formatNumber } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';

export interface Bar {
  value: string;
  label: string;
  count: number;
  /** Some of it could not be listed: there are at least so many. */
  isPartial?: boolean;
}

interface CountBarsProps {
  title: string;
  bars: readonly Bar[];
  selected: readonly string[];
  /** How many were counted at most; the counts are then the least that there is. */
  isCapped?: boolean;
  onToggle: (value: string) => void;
}

/** How many there are of each, longest first, all on one scale; a click narrows the list to it. */
export function CountBars({ title, bars, selected, isCapped = false, onToggle }: CountBarsProps) {
  const max = Math.max(1, ...bars.map(({ count }) => count));
  const name = title.toLowerCase().replaceAll(' ', '-');
  return (
    <Card aria-labelledby={`${name}-title`} className="max-md:w-[80vw] max-md:shrink-0">
      <CardHeader id={`${name}-title`} title={title} />
      {bars.length === 0 ? (
        <p className="px-4 pb-3 text-xs text-ink-muted">Nothing.</p>
      ) : (
        <ul className="max-h-54 overflow-y-auto px-2 pb-2 max-md:max-h-44">
          {bars.map(({ value, label, count, isPartial }) => {
            const chosen = selected.includes(value);
            const more = isPartial || isCapped;
            return (
              <li key={value}>
                <button
                  type="button"
                  aria-pressed={chosen}
                  title={isPartial ? `${label}: not all were seen` : label}
                  onClick={() => onToggle(value)}
                  className={cn(
                    'grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 rounded-md px-2 py-1.5 text-left text-xs hover:bg-hover focus-visible:-outline-offset-2',
                    chosen && 'bg-accent-soft',
                  )}
                >
                  <span className={cn('truncate', chosen && 'font-medium')}>{label}</span>
                  <span className="tabular text-ink-muted">
                    {isPartial && count === 0 ? 'not known' : `${formatNumber(count)}${more ? '+' : ''}`}
                  </span>
                  <span className="col-span-2 flex h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                    <span
                      className={cn('min-w-0.5 rounded-full', chosen ? 'bg-accent' : 'bg-ink-faint/60')}
                      style={{ width: `${(count / max) * 100}%` }}
                    />
                    {isPartial && <span className="hatched flex-1" />}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
