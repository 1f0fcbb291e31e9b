'use client';

import { Command } from 'cmdk';
import { CheckIcon, ChevronDownIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/lib/cn';
import { formatNumber } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { CommandEmpty } from '@/components/ui/command-empty';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

export interface FilterOption {
  value: string;
  label: string;
  /** How many rows it would leave; absent where nobody counts. */
  count?: number;
  icon?: ReactNode;
}

interface FilterMenuProps {
  label: string;
  options: readonly FilterOption[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** Chooses values of one field, each with how many rows it would leave. Chosen values stay listed when their count is 0. */
export function FilterMenu({ label, options, selected, onChange }: FilterMenuProps) {
  const missing = selected.filter((value) => !options.some((option) => option.value === value));
  const all: FilterOption[] = [...options, ...missing.map((value) => ({ value, label: value, count: 0 }))];
  const chosen = all.filter((option) => selected.includes(option.value));
  const text =
    chosen.length === 0 ? null : chosen.length <= 2 ? chosen.map((option) => option.label).join(', ') : `${chosen.length} chosen`;

  function toggle(value: string) {
    onChange(selected.includes(value) ? selected.filter((each) => each !== value) : [...selected, value]);
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={cn('max-w-64 justify-start font-normal', !text && 'border-dashed')}>
          <span className={cn(text ? 'text-ink-muted' : 'text-ink')}>{label}</span>
          {text && <span className="truncate font-medium">{text}</span>}
          <ChevronDownIcon className="text-ink-faint" aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-72" aria-label={`Filter by ${label.toLowerCase()}`}>
        <Command label={label}>
          {all.length > 8 && (
            <Command.Input
              placeholder={`Find ${label.toLowerCase()}`}
              className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none placeholder:text-ink-faint"
            />
          )}
          <Command.List className="max-h-72 overflow-y-auto p-1">
            {all.map((option) => {
              const checked = selected.includes(option.value);
              return (
                <Command.Item
                  key={option.value}
                  value={`${option.label} ${option.value}`}
                  onSelect={() => toggle(option.value)}
                  className="flex min-h-8 cursor-default items-center gap-2 rounded px-2 py-1 text-sm data-[selected=true]:bg-hover"
                >
                  <span
                    className={cn(
                      'flex size-4 shrink-0 items-center justify-center rounded border border-line-strong',
                      checked && 'border-accent bg-accent text-white',
                    )}
                    aria-hidden="true"
                  >
                    {checked && <CheckIcon className="size-3" strokeWidth={3} />}
                  </span>
                  {option.icon}
                  <span className="line-clamp-2 min-w-0 flex-1 leading-4.5" title={option.label}>
                    {option.label}
                    {checked && <span className="sr-only">, chosen</span>}
                  </span>
                  {option.count !== undefined && <span className="tabular text-xs text-ink-muted">{formatNumber(option.count)}</span>}
                </Command.Item>
              );
            })}
          </Command.List>
          <CommandEmpty>Nothing matches.</CommandEmpty>
        </Command>
        {selected.length > 0 && (
          <div className="border-t p-1">
            <Button variant="ghost" size="sm" className="w-full" onClick={() => onChange([])}>
              Clear
            </Button>
          </div>
        )}
      </PopoverContent>
    </Popover>
  );
}
