'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { formatNumber } from '@/components/lib/format';
import { CommandEmpty } from '@/components/ui/command-empty';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { ClearFilter, chosenWords, FilterButton, OptionBox, optionRow } from './filter-look';

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
  /** What a chosen value is called that is not among the options any more; else it is shown as it is. */
  gone?: string;
}

/** Chooses values of one field, each with how many rows it would leave. Chosen values stay listed when nothing has them. */
export function FilterMenu({ label, options, selected, onChange, gone }: FilterMenuProps) {
  const missing = selected.filter((value) => !options.some((option) => option.value === value));
  const all: FilterOption[] = [...options, ...missing.map((value) => ({ value, label: gone ?? value }))];
  const chosen = all.filter((option) => selected.includes(option.value));

  function toggle(value: string) {
    onChange(selected.includes(value) ? selected.filter((each) => each !== value) : [...selected, value]);
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <FilterButton label={label} text={chosenWords(chosen.map((option) => option.label))} />
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
                  className={optionRow}
                >
                  <OptionBox checked={checked} />
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
        {selected.length > 0 && <ClearFilter onClear={() => onChange([])} />}
      </PopoverContent>
    </Popover>
  );
}
