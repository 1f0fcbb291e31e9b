import { ChevronRightIcon } from 'lucide-react';
import { useId } from 'react';
import { cn } from '@/components/lib/cn';
import { plural } from '@/components/lib/format';
import type { FrameworkDetail, RequirementRow as Row } from '@/server/compliance/types';
import { RequirementDetails } from './requirement-details';
import { StateLabel } from './state-label';

interface Props {
  row: Row;
  framework: FrameworkDetail;
  open: boolean;
  onToggle: () => void;
}

/** A requirement with its state; opens to what it rests on. */
export function RequirementRow({ row, framework, open, onToggle }: Props) {
  const id = useId();
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
        className="grid w-full grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-1 px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <ChevronRightIcon
          aria-hidden="true"
          className={cn('mt-0.5 size-3.5 text-ink-faint transition-transform motion-reduce:transition-none', open && 'rotate-90')}
        />
        <span className="min-w-0 sm:flex sm:gap-3">
          <span className="tabular block font-medium break-words text-ink-muted sm:w-28 sm:shrink-0">{row.id}</span>
          <span className="block min-w-0 text-pretty">{row.name ?? <span className="text-ink-muted">Bears its number only</span>}</span>
        </span>
        <span className="flex flex-col items-end gap-0.5">
          <StateLabel state={row.state} />
          <span className="text-2xs text-ink-muted">{basisOf(row)}</span>
        </span>
      </button>
      {open && (
        <div id={id} className="border-t bg-sunken/50 px-4 py-4 sm:pl-10">
          <RequirementDetails row={row} framework={framework} />
        </div>
      )}
    </li>
  );
}

function basisOf({ checks, missing, state }: Row): string {
  if (checks.length === 0) return missing.length > 0 && state !== 'attested' ? 'checks not built yet' : 'no check';
  if (missing.length > 0) return `partly covered: ${checks.length} of ${plural(checks.length + missing.length, 'check')}`;
  return plural(checks.length, 'check');
}
