'use client';

import { ChevronDownIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { isDay } from './search-params';

const presets = [
  { label: 'Today', days: 1 },
  { label: 'Last 7 days', days: 7 },
  { label: 'Last 30 days', days: 30 },
  { label: 'Last 90 days', days: 90 },
];

/** The first of so many days of UTC, today the last of them. */
const daysAgo = (days: number) => new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);

interface Range {
  /** Days of UTC, both included; empty: open. */
  from: string;
  to: string;
}

function words({ from, to }: Range): string | null {
  if (from && to) return from === to ? from : `${from} to ${to}`;
  if (from) return `since ${from}`;
  return to ? `until ${to}` : null;
}

export function TimeRange({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const text = words(range);
  const set = (change: Partial<Range>) => {
    const next = { ...range, ...change };
    // A field that is being typed holds no day for a while; the address keeps the last one.
    if ([next.from, next.to].every((day) => day === '' || isDay(day))) onChange(next);
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={cn('max-w-72 justify-start font-normal', !text && 'border-dashed')}>
          <span className={cn(text ? 'text-ink-muted' : 'text-ink')}>Time</span>
          {text && <span className="tabular truncate font-medium">{text}</span>}
          <ChevronDownIcon className="text-ink-faint" aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-84" aria-label="Filter by time">
        <div className="grid grid-cols-2 gap-1 border-b p-2">
          {presets.map(({ label, days }) => (
            <PopoverClose key={days} asChild>
              <Button variant="ghost" size="sm" onClick={() => onChange({ from: daysAgo(days), to: '' })}>
                {label}
              </Button>
            </PopoverClose>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3 p-3">
          <Field id="audit-from" label="From">
            <Input
              id="audit-from"
              type="date"
              max={range.to || undefined}
              value={range.from}
              onChange={(event) => set({ from: event.target.value })}
            />
          </Field>
          <Field id="audit-to" label="To, included">
            <Input
              id="audit-to"
              type="date"
              min={range.from || undefined}
              value={range.to}
              onChange={(event) => set({ to: event.target.value })}
            />
          </Field>
          <p className="col-span-2 text-xs text-ink-muted">
            {range.from && range.to && range.from > range.to ? 'The end lies before the beginning.' : 'Days are those of UTC.'}
          </p>
        </div>
        {text && (
          <div className="border-t p-1">
            <Button variant="ghost" size="sm" className="w-full" onClick={() => onChange({ from: '', to: '' })}>
              Clear
            </Button>
          </div>
        )}
      </PopoverContent>
    </Popover>
  );
}
