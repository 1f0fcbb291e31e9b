'use client';

import { Command } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { CommandEmpty } from '@/components/ui/command-empty';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { ClearFilter, chosenWords, FilterButton, OptionBox, optionRow } from './filter-look';

interface SearchMenuProps {
  label: string;
  placeholder: string;
  /** What is chosen, in words. */
  chosen: readonly string[];
  text: string;
  onText: (text: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  onOpenChange?: (open: boolean) => void;
  onClear: () => void;
  /** Stands above the field: where one is. */
  head?: ReactNode;
  /** Where one is; on the way there the keyboard stays in the field. */
  at?: string | null;
  /** Said when there is no option. */
  empty: string;
  children: ReactNode;
}

/** Chooses values of a field that has too many to list: what is typed is looked for on the server. */
export function SearchMenu({
  label,
  placeholder,
  chosen,
  text,
  onText,
  onKeyDown,
  onOpenChange,
  onClear,
  head,
  at = null,
  empty,
  children,
}: SearchMenuProps) {
  const input = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is where one has got to that calls for it
  useEffect(() => input.current?.focus(), [at]);
  return (
    <Popover onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <FilterButton label={label} text={chosenWords(chosen)} />
      </PopoverTrigger>
      <PopoverContent className="w-80 max-w-[calc(100vw-1rem)]" aria-label={`Filter by ${label.toLowerCase()}`}>
        <Command label={label} shouldFilter={false}>
          {head}
          <Command.Input
            ref={input}
            value={text}
            onValueChange={onText}
            onKeyDown={onKeyDown}
            maxLength={200}
            placeholder={placeholder}
            className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none placeholder:text-ink-faint"
          />
          <Command.List className="max-h-72 overflow-y-auto p-1">{children}</Command.List>
          <CommandEmpty>{empty}</CommandEmpty>
        </Command>
        {chosen.length > 0 && <ClearFilter onClear={onClear} />}
      </PopoverContent>
    </Popover>
  );
}

interface SearchOptionProps {
  value: string;
  label: string;
  /** In small print below. */
  hint?: string;
  /** null: it leads on, and is not chosen itself. */
  checked: boolean | null;
  aside?: ReactNode;
  onSelect: () => void;
}

export function SearchOption({ value, label, hint, checked, aside, onSelect }: SearchOptionProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={optionRow}>
      {checked !== null && <OptionBox checked={checked} />}
      <span className="min-w-0 flex-1 leading-4.5">
        <span className="line-clamp-2 break-words" title={label}>
          {label}
          {checked && <span className="sr-only">, chosen</span>}
        </span>
        {hint && <span className="block truncate text-xs text-ink-muted">{hint}</span>}
      </span>
      {aside}
    </Command.Item>
  );
}
