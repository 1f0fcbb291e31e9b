'use client';

import { SearchXIcon } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchField } from '@/components/data-table/search-field';
import { plural } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { stateLabel } from '@/server/compliance/constants';
import { type FrameworkDetail, type RequirementRow as Row, requirementStates } from '@/server/compliance/types';
import { RequirementRow } from './requirement-row';
import { complianceSearchParams } from './search-params';
import { countOf, StateBar } from './state-bar';
import { StateIcon } from './state-label';

/** Every requirement of a framework, group by group. Filters and the opened one live in the address. */
export function RequirementTree({ framework }: { framework: FrameworkDetail }) {
  const [filters, setFilters] = useQueryStates(complianceSearchParams);
  const words = filters.q.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = framework.rows.filter(
    (row) => (filters.state.length === 0 || filters.state.includes(row.state)) && words.every((word) => textOf(row).includes(word)),
  );
  const groups = [
    ...framework.groups.map((group) => ({ ...group, rows: shown.filter((row) => row.group === group.id) })),
    { id: '', name: 'Others', counts: null, rows: shown.filter((row) => row.group === null) },
  ].filter(({ rows }) => rows.length > 0);
  const filtered = filters.q !== '' || filters.state.length > 0;
  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField
          label="Search requirements"
          className="w-56 shrink-0"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null })}
        />
        <FilterMenu
          label="State"
          selected={filters.state}
          onChange={(state) => void setFilters({ state: requirementStates.filter((each) => state.includes(each)) })}
          options={requirementStates.map((state) => ({
            value: state,
            label: stateLabel[state],
            count: countOf(framework.counts, state),
            icon: <StateIcon state={state} />,
          }))}
        />
        {filtered && (
          <Button variant="ghost" onClick={() => void setFilters({ q: null, state: null })}>
            Reset
          </Button>
        )}
        <p role="status" className="ml-auto shrink-0 text-xs text-ink-muted">
          {plural(shown.length, 'requirement')}
        </p>
      </search>
      {groups.length === 0 && (
        <Card>
          <EmptyState
            icon={SearchXIcon}
            title="No requirement matches these filters"
            action={<Button onClick={() => void setFilters({ q: null, state: null })}>Reset the filters</Button>}
          />
        </Card>
      )}
      {groups.map(({ id, name, counts, rows }) => (
        <Card key={id} aria-labelledby={`group-${id}`} className="overflow-hidden">
          <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b bg-sunken px-4 py-2.5">
            <h2 id={`group-${id}`} className="min-w-0 text-sm font-semibold">
              {framework.extent !== 'own' && id !== '' && <span className="tabular mr-2 font-medium text-ink-muted">{id}</span>}
              {name}
            </h2>
            {counts && (
              <div className="w-40">
                <StateBar counts={counts} />
              </div>
            )}
          </header>
          <ul className="divide-y">
            {rows.map((row) => (
              <RequirementRow
                key={row.id}
                row={row}
                framework={framework}
                open={filters.requirement === row.id}
                onToggle={() => void setFilters({ requirement: filters.requirement === row.id ? null : row.id })}
              />
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

const textOf = (row: Row): string =>
  [row.id, row.name ?? '', ...row.checks.flatMap(({ id, title }) => [id, title]), ...row.missing].join(' ').toLowerCase();
