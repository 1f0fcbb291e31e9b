'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { NativeSelect } from '@/components/ui/field';

export interface Choice {
  value: string;
  label: string;
}

interface PathFiltersProps {
  filters: readonly { name: string; label: string; any: string; choices: readonly Choice[] }[];
}

/** Each choice is in the URL, and begins again at the first page. */
export function PathFilters({ filters }: PathFiltersProps) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();

  function choose(name: string, value: string) {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    startTransition(() => router.push(`${pathname}${next.size > 0 ? `?${next}` : ''}`, { scroll: false }));
  }

  return (
    <search aria-label="Filter attack paths" aria-busy={pending} className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      {filters.map(({ name, label, any, choices }) => (
        <NativeSelect
          key={name}
          aria-label={label}
          value={params.get(name) ?? ''}
          onChange={(event) => choose(name, event.target.value)}
          className="min-w-0 sm:w-auto sm:max-w-64"
        >
          <option value="">{any}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </NativeSelect>
      ))}
    </search>
  );
}
