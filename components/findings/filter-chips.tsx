import { XIcon } from 'lucide-react';
import type { ChosenFilters } from './filter-values';

const fields = ['resource', 'tag', 'exception'] as const;

/** Filters that a link brought and no menu offers; each can be taken off. */
export function FilterChips({ filters, onChange }: { filters: ChosenFilters; onChange: (change: Partial<ChosenFilters>) => void }) {
  return fields.flatMap((field) =>
    filters[field].map((value) => (
      <span
        key={`${field} ${value}`}
        className="inline-flex h-8 max-w-72 shrink-0 items-center gap-1.5 rounded-md border bg-surface pr-1 pl-2.5 text-sm"
      >
        <span className="text-ink-muted">{field === 'exception' ? 'Exception' : field === 'tag' ? 'Tag' : 'Resource'}</span>
        <span className="truncate font-medium" title={value}>
          {words(field, value)}
        </span>
        <button
          type="button"
          aria-label={`Take off the filter ${words(field, value)}`}
          className="rounded p-1 text-ink-faint hover:text-ink"
          onClick={() => onChange({ [field]: filters[field].filter((each) => each !== value) })}
        >
          <XIcon className="size-3.5" aria-hidden="true" />
        </button>
      </span>
    )),
  );
}

function words(field: (typeof fields)[number], value: string): string {
  if (field === 'exception') return value === 'waiting' ? 'waits for approval' : value === 'accepted' ? 'in force' : 'one';
  return field === 'resource' ? (value.split(/[:/]/).at(-1) ?? value) : value;
}
