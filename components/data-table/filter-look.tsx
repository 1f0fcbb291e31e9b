'use client';

import { CheckIcon, ChevronDownIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';

/** What filters that search the server have in common with FilterMenu: how they look. */

type FilterButtonProps = ComponentProps<typeof Button> & {
  label: string;
  text: string | null;
};

/** Opens a filter's menu, and says what is chosen. */
export function FilterButton({ label, text, ...props }: FilterButtonProps) {
  return (
    <Button className={cn('max-w-64 justify-start font-normal', !text && 'border-dashed')} {...props}>
      <span className={cn(text ? 'text-ink-muted' : 'text-ink')}>{label}</span>
      {text && <span className="truncate font-medium">{text}</span>}
      <ChevronDownIcon className="text-ink-faint" aria-hidden="true" />
    </Button>
  );
}

/** Up to two by name, more by number; null: none. */
export const chosenWords = (labels: readonly string[]): string | null =>
  labels.length === 0 ? null : labels.length <= 2 ? labels.join(', ') : `${labels.length} chosen`;

export const optionRow = 'flex min-h-8 cursor-default items-center gap-2 rounded px-2 py-1 text-sm data-[selected=true]:bg-hover';

export function OptionBox({ checked }: { checked: boolean }) {
  return (
    <span
      className={cn(
        'flex size-4 shrink-0 items-center justify-center rounded border border-line-strong',
        checked && 'border-accent bg-accent text-white',
      )}
      aria-hidden="true"
    >
      {checked && <CheckIcon className="size-3" strokeWidth={3} />}
    </span>
  );
}

export function ClearFilter({ onClear }: { onClear: () => void }) {
  return (
    <div className="border-t p-1">
      <Button variant="ghost" size="sm" className="w-full" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
