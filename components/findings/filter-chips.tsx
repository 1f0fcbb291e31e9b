import { XIcon } from 'lucide-react';
import type { ChosenFilters } from './filter-values';

/** Exceptions that a link brought: no menu offers them, and each can be taken off. */
export function FilterChips({ filters, onChange }: { filters: ChosenFilters; onChange: (change: Partial<ChosenFilters>) => void }) {
  return filters.exception.map((value) => (
    <span key={value} className="inline-flex h-8 max-w-72 shrink-0 items-center gap-1.5 rounded-md border bg-surface pr-1 pl-2.5 text-sm">
      <span className="text-ink-muted">Exception</span>
      <span className="truncate font-medium">{words(value)}</span>
      <button
        type="button"
        aria-label={`Take off the filter ${words(value)}`}
        className="rounded p-1 text-ink-faint hover:text-ink"
        onClick={() => onChange({ exception: filters.exception.filter((each) => each !== value) })}
      >
        <XIcon className="size-3.5" aria-hidden="true" />
      </button>
    </span>
  ));
}

const words = (value: string): string => (value === 'waiting' ? 'waits for approval' : value === 'accepted' ? 'in force' : 'one');
