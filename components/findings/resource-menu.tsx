'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchMenu, SearchOption } from '@/components/data-table/search-menu';
import { getPage } from '@/components/lib/api';
import { useSettled } from '@/components/lib/use-settled';
import type { ResourceRow } from '@/server/inventory/types';

interface ResourceMenuProps {
  /** ARNs, ids or names. */
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** The end of an ARN says which resource it is. */
export const resourceWords = (value: string): string => value.split(/[:/]/).findLast((part) => part !== '') ?? value;

/** Resources, by words of their name, id or ARN. What is not in the inventory can be typed whole. */
export function ResourceMenu({ selected, onChange }: ResourceMenuProps) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const words = useSettled(typed);
  const { data, isError, isFetching } = useQuery({
    queryKey: ['resource-choices', words],
    queryFn: ({ signal }) =>
      getPage<ResourceRow>(`/api/aws-resources/details?${new URLSearchParams({ q: words, limit: '20' })}`, 'resources', signal),
    enabled: words !== '',
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const looks = typed !== '' && (isFetching || words !== typed);
  const found = typed === '' ? [] : (data?.rows ?? []);
  const toggle = (value: string) => onChange(selected.includes(value) ? selected.filter((each) => each !== value) : [...selected, value]);

  return (
    <SearchMenu
      label="Resource"
      placeholder="Find a name, id or ARN"
      chosen={selected.map(resourceWords)}
      text={text}
      onText={setText}
      onOpenChange={(open) => open && setText('')}
      onClear={() => onChange([])}
      empty={typed === '' ? 'Type the beginning of a name, id or ARN.' : isError ? 'The resources could not be read.' : 'Looking…'}
    >
      {typed === '' &&
        selected.map((value) => (
          <SearchOption key={value} value={value} label={resourceWords(value)} hint={value} checked onSelect={() => toggle(value)} />
        ))}
      {found.map(({ uid, arn, name, id, resourceType, region, account }) => (
        <SearchOption
          key={uid}
          value={uid}
          label={name ?? id}
          hint={[resourceType.replace(/^AWS::/, '').replace('::', ' '), region, account.name].join(', ')}
          checked={selected.includes(arn)}
          onSelect={() => toggle(arn)}
        />
      ))}
      {typed !== '' && !looks && !found.some(({ arn }) => arn === typed) && (
        <SearchOption
          value={`own ${typed}`}
          label={typed}
          hint="As it is typed: a whole name, id or ARN"
          checked={selected.includes(typed)}
          onSelect={() => toggle(typed)}
        />
      )}
    </SearchMenu>
  );
}
