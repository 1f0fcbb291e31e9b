'use client';

import { ListIcon, type LucideIcon, RowsIcon, ServerIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { AddToDashboard } from '@/components/dashboards/add-to-dashboard';
import { findingOffers } from '@/components/dashboards/widget-offers';
import { SavedViews } from '@/components/data-table/saved-views';
import { cn } from '@/components/lib/cn';
import type { FindingFacets, FindingParams, GroupBy } from '@/server/findings/types';
import { ExportMenu } from './export-menu';
import { type ChosenFilters, filterOf } from './filter-values';
import { FindingFilters } from './finding-filters';
import { findingHref } from './search-params';
import { useTriage } from './triage/triage-context';

interface FindingToolbarProps {
  params: FindingParams;
  facets: FindingFacets;
  frameworks: readonly { id: string; name: string }[];
  group: GroupBy | 'none';
  onChange: (change: Partial<ChosenFilters> | null) => void;
  onGroup: (group: GroupBy | 'none') => void;
  children?: ReactNode;
}

const groupChoices: { value: GroupBy | 'none'; label: string; icon: LucideIcon }[] = [
  { value: 'none', label: 'Findings', icon: ListIcon },
  { value: 'check', label: 'By cause', icon: RowsIcon },
  { value: 'resource', label: 'By resource', icon: ServerIcon },
];

/** Filters, and below them how the list is put together and what can be done with all of it. */
export function FindingToolbar({ params, facets, frameworks, group, onChange, onGroup, children }: FindingToolbarProps) {
  const { views } = useTriage();
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <FindingFilters filters={filterOf(params)} facets={facets} frameworks={frameworks} onChange={onChange} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <fieldset className="mr-auto flex rounded-md border bg-sunken p-0.5">
          <legend className="sr-only">Put together</legend>
          {groupChoices.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="button"
              aria-pressed={group === value}
              onClick={() => onGroup(value)}
              className={cn(
                'inline-flex h-7 items-center gap-1.5 rounded px-2.5 text-xs font-medium text-ink-muted transition-colors hover:text-ink [&_svg]:size-3.5',
                group === value && 'bg-surface text-ink shadow-raised',
              )}
            >
              <Icon aria-hidden="true" />
              {label}
            </button>
          ))}
        </fieldset>
        <div className="flex flex-wrap items-center gap-2">
          <SavedViews page="findings" search={findingHref(params).split('?')[1] ?? ''} views={views} />
          <AddToDashboard
            offers={findingOffers(params)}
            description="The findings of these filters, as they stand whenever somebody looks."
          />
          <ExportMenu params={params} />
          {children}
        </div>
      </div>
    </div>
  );
}
