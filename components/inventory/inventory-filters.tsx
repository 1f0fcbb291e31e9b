'use client';

import { BugIcon, XIcon } from 'lucide-react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchField } from '@/components/data-table/search-field';
import { SinceMenu } from '@/components/data-table/since-menu';
import { Button } from '@/components/ui/button';
import type { InventoryCounts } from '@/server/inventory/types';
import type { AccountRef } from '@/server/posture';
import { type InventoryFilters as Filters, narrows } from './search-params';
import { TagFilter } from './tag-filter';
import { typeName } from './type-name';

interface InventoryFiltersProps {
  filters: Filters;
  counts: InventoryCounts;
  states: readonly string[];
  accounts: readonly AccountRef[];
  onChange: (change: Partial<Filters> | null) => void;
}

const findingChoices = [
  { value: 'with', label: 'With open findings', icon: <BugIcon className="size-3.5 text-high-text" aria-hidden="true" /> },
  { value: 'without', label: 'Without open findings' },
];

export function InventoryFilters({ filters, counts, states, accounts, onChange }: InventoryFiltersProps) {
  const name = (id: string) => accounts.find((account) => account.id === id)?.name ?? id;
  return (
    <search className="scrollbar-none flex min-w-0 flex-1 items-center gap-2 max-md:-mx-4 max-md:basis-full max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
      <SearchField label="Search resources" className="w-56 shrink-0" value={filters.q} onChange={(q) => onChange({ q })} />
      <FilterMenu
        label="Type"
        selected={filters.type}
        onChange={(type) => onChange({ type })}
        options={counts.type.map(({ value, count }) => ({ value, count, label: typeName(value) }))}
      />
      <FilterMenu
        label="Account"
        selected={filters.account}
        onChange={(account) => onChange({ account })}
        options={counts.account.map(({ value, count }) => ({ value, count, label: name(value) }))}
      />
      <FilterMenu
        label="Region"
        selected={filters.region}
        onChange={(region) => onChange({ region })}
        options={counts.region.map(({ value, count }) => ({ value, count, label: value }))}
      />
      <FilterMenu
        label="State"
        selected={filters.state}
        onChange={(state) => onChange({ state })}
        options={states.map((value) => ({ value, label: value }))}
      />
      <FilterMenu
        label="Findings"
        selected={filters.findings ? [filters.findings] : []}
        // One or the other: both together would be everything.
        onChange={(chosen) => onChange({ findings: chosen.at(-1) === 'with' ? 'with' : chosen.at(-1) === 'without' ? 'without' : null })}
        options={findingChoices}
      />
      <TagFilter tag={filters.tag} without={filters.without} onChange={onChange} />
      <SinceMenu value={filters.since} onChange={(since) => onChange({ since })} />
      {narrows(filters) && (
        <Button variant="ghost" onClick={() => onChange(null)}>
          <XIcon aria-hidden="true" />
          Reset
        </Button>
      )}
    </search>
  );
}
