'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { SearchMenu, SearchOption } from '@/components/data-table/search-menu';
import { getJson } from '@/components/lib/api';
import { formatNumber } from '@/components/lib/format';
import { useSettled } from '@/components/lib/use-settled';
import { Button } from '@/components/ui/button';
import type { TagChoices } from '@/server/inventory/tags/types';

interface TagMenuProps {
  /** `key` for any value, or `key=value`. */
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** Tags of the resource: first a key, then one of its values. What no resource has yet can be typed as `key=value`. */
export function TagMenu({ selected, onChange }: TagMenuProps) {
  const [key, setKey] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { data, isError, isFetching } = useTagChoices(key, text);
  const choices = data?.choices ?? [];

  const goTo = (next: string | null) => {
    setKey(next);
    setText('');
  };
  const toggle = (tag: string) => onChange(selected.includes(tag) ? selected.filter((each) => each !== tag) : [...selected, tag]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && key !== null) goTo(null);
  };
  const own = ownTag(key, text.trim());
  const isKnown = choices.some(({ value }) => (key === null ? value : `${key}=${value}`) === own);

  return (
    <SearchMenu
      label="Tag"
      placeholder={key === null ? 'Find a key, or type key=value' : 'Find a value'}
      chosen={selected}
      text={text}
      onText={setText}
      onKeyDown={onKeyDown}
      onOpenChange={(open) => open && goTo(null)}
      onClear={() => onChange([])}
      head={
        key !== null && (
          <div className="flex items-center gap-1 border-b p-1">
            <Button variant="ghost" size="icon-sm" aria-label="Back to the keys" onClick={() => goTo(null)}>
              <ChevronLeftIcon />
            </Button>
            <span className="min-w-0 truncate text-sm font-medium">{key}</span>
          </div>
        )
      }
      at={key}
      empty={isError ? 'The tags could not be read.' : isFetching ? 'Looking…' : 'No resource has such a tag.'}
    >
      {key === null &&
        text === '' &&
        selected.map((tag) => <SearchOption key={tag} value={`chosen ${tag}`} label={tag} checked onSelect={() => toggle(tag)} />)}
      {key !== null && text === '' && (
        <SearchOption value={key} label="Any value" checked={selected.includes(key)} onSelect={() => toggle(key)} />
      )}
      {choices.map(({ value, resources }) =>
        key === null ? (
          <SearchOption
            key={value}
            value={value}
            label={value}
            checked={null}
            onSelect={() => goTo(value)}
            aside={
              <>
                {resources !== null && <span className="tabular text-xs text-ink-muted">{formatNumber(resources)}</span>}
                <ChevronRightIcon className="size-3.5 text-ink-faint" aria-hidden="true" />
              </>
            }
          />
        ) : (
          <SearchOption
            key={value}
            value={`${key}=${value}`}
            label={value === '' ? '(empty)' : value}
            checked={selected.includes(`${key}=${value}`)}
            onSelect={() => toggle(`${key}=${value}`)}
          />
        ),
      )}
      {own !== null && !isFetching && !isKnown && (
        <SearchOption
          value={`own ${own}`}
          label={own}
          hint="As it is typed"
          checked={selected.includes(own)}
          onSelect={() => toggle(own)}
        />
      )}
    </SearchMenu>
  );
}

function useTagChoices(key: string | null, text: string) {
  const words = useSettled(text.trim());
  const query = new URLSearchParams({
    ...(key === null ? {} : { key }),
    ...(words === '' ? {} : { q: words }),
  });
  const asked = useQuery({
    queryKey: ['tag-choices', key, words],
    queryFn: ({ signal }) => getJson<TagChoices>(`/api/tag-choices?${query}`, signal),
    // Those of fewer letters stay until the next have come.
    placeholderData: (before, asked) => (asked?.queryKey[1] === key ? before : undefined),
    staleTime: 60_000,
  });
  return { ...asked, isFetching: asked.isFetching || words !== text.trim() };
}

/** What was typed, as a tag of its own; null: it is none yet. */
function ownTag(key: string | null, typed: string): string | null {
  if (typed === '' || typed.startsWith('=')) return null;
  return key === null ? typed : `${key}=${typed}`;
}
