'use client';

import { XIcon } from 'lucide-react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchField } from '@/components/data-table/search-field';
import { FindingStatusIcon, findingStatusLabel } from '@/components/posture/finding-status';
import { serviceName } from '@/components/posture/services';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Button } from '@/components/ui/button';
import { type Severity, severities } from '@/server/checks/types';
import { findingStatuses } from '@/server/findings/constants';
import type { FacetValue, FindingFilters as Filters, FindingFacets } from '@/server/findings/types';

interface FindingFiltersProps {
  filters: Required<Filters>;
  facets: FindingFacets;
  onChange: (change: Partial<Required<Filters>> | null) => void;
}

const countOf = (facet: readonly FacetValue[], value: string): number => facet.find((each) => each.value === value)?.count ?? 0;
const isSeverity = (value: string): value is Severity => (severities as readonly string[]).includes(value);

export function FindingFilters({ filters, facets, onChange }: FindingFiltersProps) {
  const chosen = filters.severity.length + filters.service.length + filters.region.length + filters.account.length + filters.checkId.length;
  const changed = chosen > 0 || filters.q !== '' || filters.status.join() !== 'open';
  return (
    <search className="scrollbar-none flex min-w-0 flex-1 items-center gap-2 max-md:-mx-4 max-md:basis-full max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
      <SearchField label="Search findings" className="w-56 shrink-0" value={filters.q} onChange={(q) => onChange({ q })} />
      <FilterMenu
        label="Status"
        selected={filters.status}
        onChange={(status) => onChange({ status: findingStatuses.filter((each) => status.includes(each)) })}
        options={findingStatuses.map((status) => ({
          value: status,
          label: findingStatusLabel[status],
          count: countOf(facets.status, status),
          icon: <FindingStatusIcon status={status} />,
        }))}
      />
      <FilterMenu
        label="Severity"
        selected={filters.severity}
        onChange={(severity) => onChange({ severity: severity.filter(isSeverity) })}
        options={severities.map((severity) => ({
          value: severity,
          label: severityLabel[severity],
          count: countOf(facets.severity, severity),
          icon: <SeverityIcon severity={severity} />,
        }))}
      />
      <FilterMenu
        label="Service"
        selected={filters.service}
        onChange={(service) => onChange({ service })}
        options={facets.service.map((each) => ({ ...each, label: serviceName(each.value) }))}
      />
      <FilterMenu label="Region" selected={filters.region} onChange={(region) => onChange({ region })} options={facets.region} />
      <FilterMenu label="Account" selected={filters.account} onChange={(account) => onChange({ account })} options={facets.account} />
      <FilterMenu label="Check" selected={filters.checkId} onChange={(checkId) => onChange({ checkId })} options={facets.checkId} />
      {changed && (
        <Button variant="ghost" onClick={() => onChange(null)}>
          <XIcon aria-hidden="true" />
          Reset
        </Button>
      )}
    </search>
  );
}
