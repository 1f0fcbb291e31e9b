'use client';

import { ChevronDownIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/field';
import { Menu, MenuContent, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';

const choices = [
  { value: '', label: 'At any time' },
  { value: '24h', label: 'Last 24 hours' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
  { value: '90d', label: 'Last 90 days' },
];

/** Leaves what changed since, in the sense of the list that it stands over. Times back from now move on with a saved view; a day stays. */
export function SinceMenu({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const label = choices.find((choice) => choice.value === value)?.label ?? `since ${value.slice(0, 10)}`;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button className={cn('max-w-64 justify-start font-normal', !value && 'border-dashed')}>
          <span className={cn(value ? 'text-ink-muted' : 'text-ink')}>Changed</span>
          {value && <span className="truncate font-medium">{label.toLowerCase()}</span>}
          <ChevronDownIcon className="text-ink-faint" aria-hidden="true" />
        </Button>
      </MenuTrigger>
      <MenuContent align="start" className="w-56">
        <MenuLabel>Changed</MenuLabel>
        <MenuRadioGroup value={value} onValueChange={onChange}>
          {choices.map((choice) => (
            <MenuRadioItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <div className="px-2 py-1.5">
          <Input
            type="date"
            aria-label="Changed since this day"
            value={/^\d{4}-/.test(value) ? value.slice(0, 10) : ''}
            onKeyDown={(event) => event.stopPropagation()}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      </MenuContent>
    </Menu>
  );
}
