'use client';

import { ClockAlertIcon, XIcon } from 'lucide-react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchField } from '@/components/data-table/search-field';
import { SinceMenu } from '@/components/data-table/since-menu';
import { FindingStatusIcon, findingStatusLabel } from '@/components/posture/finding-status';
import { serviceName } from '@/components/posture/services';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Button } from '@/components/ui/button';
import { type Severity, severities } from '@/server/checks/types';
import { dueFilters, findingStatuses } from '@/server/findings/constants';
import type { FacetValue, FindingFacets } from '@/server/findings/types';
import { FilterChips } from './filter-chips';
import { type ChosenFilters, narrows } from './filter-values';
import { ResourceMenu } from './resource-menu';
import { TagMenu } from './tag-menu';
import { useTriage } from './triage/triage-context';

type Omittable = 'status' | 'assignee' | 'due' | 'since';

/** For what is asked of the past: how findings stood, who had them and until when is not kept. */
export const aboutOnly: readonly Omittable[] = ['status', 'assignee', 'due', 'since'];

interface FindingFiltersProps {
  filters: ChosenFilters;
  facets: FindingFacets;
  frameworks: readonly { id: string; name: string }[];
  onChange: (change: Partial<ChosenFilters> | null) => void;
  /** Filters that mean nothing where this stands. */
  without?: readonly Omittable[];
  /** How many findings each choice has now: no matter where what is to come is filtered. */
  counts?: boolean;
}

const countOf = (facet: readonly FacetValue[], value: string): number => facet.find((each) => each.value === value)?.count ?? 0;
const isSeverity = (value: string): value is Severity => (severities as readonly string[]).includes(value);
export const dueLabel = { overdue: 'Overdue', near: 'Due soon' };

export function FindingFilters({ filters, facets, frameworks, onChange, without = [], counts = true }: FindingFiltersProps) {
  const { assignees, me } = useTriage();
  const options = (values: readonly FacetValue[]) => (counts ? values : values.map(({ value, label }) => ({ value, label })));
  const changed = narrows(filters) || filters.status.join() !== 'open';
  return (
    <search className="scrollbar-none flex min-w-0 flex-1 items-center gap-2 max-md:-mx-4 max-md:basis-full max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
      <SearchField label="Search findings" className="w-56 shrink-0" value={filters.q} onChange={(q) => onChange({ q })} />
      {!without.includes('status') && (
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
      )}
      <FilterMenu
        label="Severity"
        selected={filters.severity}
        onChange={(severity) => onChange({ severity: severity.filter(isSeverity) })}
        options={severities.map((severity) => ({
          value: severity,
          label: severityLabel[severity],
          ...(counts ? { count: countOf(facets.severity, severity) } : {}),
          icon: <SeverityIcon severity={severity} />,
        }))}
      />
      <FilterMenu
        label="Service"
        selected={filters.service}
        onChange={(service) => onChange({ service })}
        options={options(facets.service).map((each) => ({ ...each, label: serviceName(each.value) }))}
      />
      <FilterMenu label="Region" selected={filters.region} onChange={(region) => onChange({ region })} options={options(facets.region)} />
      <FilterMenu
        label="Account"
        selected={filters.account}
        onChange={(account) => onChange({ account })}
        options={options(facets.account)}
        gone="A removed account"
      />
      <ResourceMenu selected={filters.resource} onChange={(resource) => onChange({ resource })} />
      <TagMenu selected={filters.tag} onChange={(tag) => onChange({ tag })} />
      <FilterMenu
        label="Check"
        selected={filters.checkId}
        onChange={(checkId) => onChange({ checkId })}
        options={options(facets.checkId)}
      />
      <FilterMenu
        label="Framework"
        selected={filters.framework}
        onChange={(framework) => onChange({ framework })}
        options={frameworks.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {!without.includes('assignee') && (
        <FilterMenu
          label="Owner"
          selected={filters.assignee.map((id) => (id === me ? 'me' : id))}
          gone="A former member"
          onChange={(assignee) => onChange({ assignee })}
          options={[
            { value: 'me', label: 'Me' },
            { value: 'none', label: 'Nobody' },
            ...assignees.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {!without.includes('due') && (
        <FilterMenu
          label="Due"
          selected={filters.due}
          onChange={(due) => onChange({ due: dueFilters.filter((each) => due.includes(each)) })}
          options={dueFilters.map((value) => ({
            value,
            label: dueLabel[value],
            icon: <ClockAlertIcon className={value === 'overdue' ? 'size-3.5 text-critical-text' : 'size-3.5 text-medium-text'} />,
          }))}
        />
      )}
      {!without.includes('since') && <SinceMenu value={filters.since} onChange={(since) => onChange({ since })} />}
      <FilterChips filters={filters} onChange={onChange} />
      {changed && (
        <Button variant="ghost" onClick={() => onChange(null)}>
          <XIcon aria-hidden="true" />
          Reset
        </Button>
      )}
    </search>
  );
}
