'use client';

import { XIcon } from 'lucide-react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchField } from '@/components/data-table/search-field';
import { Button } from '@/components/ui/button';
import type { AuditFacets } from '@/server/audit/types';
import type { AuditParams } from './search-params';
import { TimeRange } from './time-range';

interface AuditFiltersProps {
  params: AuditParams;
  facets: AuditFacets;
  changed: boolean;
  onChange: (change: Partial<AuditParams> | null) => void;
}

export function AuditFilters({ params, facets, changed, onChange }: AuditFiltersProps) {
  return (
    <search className="scrollbar-none flex min-w-0 flex-1 items-center gap-2 max-md:-mx-4 max-md:basis-full max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
      <SearchField
        label="Search targets"
        className="w-56 shrink-0"
        value={params.target}
        onChange={(target) => onChange({ target: target.slice(0, 200) })}
      />
      <FilterMenu label="Who" options={facets.actors} selected={params.actor} onChange={(actor) => onChange({ actor })} />
      <FilterMenu
        label="Action"
        options={facets.actions.map((value) => ({ value, label: value }))}
        selected={params.action}
        onChange={(action) => onChange({ action })}
      />
      <TimeRange range={params} onChange={({ from, to }) => onChange({ from, to })} />
      {changed && (
        <Button variant="ghost" onClick={() => onChange(null)}>
          <XIcon aria-hidden="true" />
          Reset
        </Button>
      )}
    </search>
  );
}
