'use client';

import { ChevronDownIcon, PlusIcon, XIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/field';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

interface TagFilterProps {
  tag: readonly string[];
  without: readonly string[];
  onChange: (change: { tag?: string[]; without?: string[] }) => void;
}

/** Tags that have to be there, and keys that have to be missing. */
export function TagFilter({ tag, without, onChange }: TagFilterProps) {
  const [text, setText] = useState('');
  const count = tag.length + without.length;
  const only = count === 1 ? (tag[0] ?? missing(without[0] ?? '')) : null;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted === '' || wanted.startsWith('=')) return;
    onChange({ tag: [...new Set([...tag, wanted])] });
    setText('');
  };
  const addMissing = () => {
    const key = text.trim().split('=')[0] ?? '';
    onChange({ without: [...new Set([...without, key || '*'])] });
    setText('');
  };

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={cn('max-w-64 justify-start font-normal', count === 0 && 'border-dashed')}>
          <span className={cn(count > 0 ? 'text-ink-muted' : 'text-ink')}>Tags</span>
          {count > 0 && <span className="truncate font-medium">{only ?? `${count} chosen`}</span>}
          <ChevronDownIcon className="text-ink-faint" aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-80 p-3" aria-label="Filter by tags">
        <form onSubmit={add} className="grid gap-2">
          <label htmlFor="tag-filter" className="text-xs text-ink-muted">
            A key, or key=value
          </label>
          <Input
            id="tag-filter"
            value={text}
            maxLength={400}
            placeholder="Environment=production"
            onChange={(event) => setText(event.target.value)}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" size="sm" disabled={text.trim() === '' || text.trim().startsWith('=')}>
              <PlusIcon aria-hidden="true" />
              Has it
            </Button>
            <Button size="sm" onClick={addMissing}>
              {text.trim() === '' ? 'Without any tag' : 'Lacks the key'}
            </Button>
          </div>
        </form>
        {count > 0 && (
          <ul className="mt-3 grid gap-1 border-t pt-2">
            {tag.map((each) => (
              <Chosen key={`has ${each}`} label={each} onRemove={() => onChange({ tag: tag.filter((other) => other !== each) })} />
            ))}
            {without.map((each) => (
              <Chosen
                key={`lacks ${each}`}
                label={missing(each)}
                onRemove={() => onChange({ without: without.filter((other) => other !== each) })}
              />
            ))}
          </ul>
        )}
      </PopoverContent>
    </Popover>
  );
}

const missing = (key: string): string => (key === '*' ? 'without any tag' : `without ${key}`);

function Chosen({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <li className="flex items-center gap-1">
      <span className="min-w-0 flex-1 truncate text-sm" title={label}>
        {label}
      </span>
      <Button variant="ghost" size="icon-sm" aria-label={`Take off the filter ${label}`} onClick={onRemove}>
        <XIcon />
      </Button>
    </li>
  );
}
