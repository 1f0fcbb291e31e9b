'use client';

import { SearchXIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { SearchField } from '@/components/data-table/search-field';
import { plural } from '@/components/lib/format';
import { serviceName } from '@/components/posture/services';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { CheckRow } from '@/server/catalogue/types';
import { severities } from '@/server/checks/types';
import { CheckCard, checkColumns } from './check-columns';
import { type CheckSort, checkSorts, checkStates, filterChecks, sortChecks } from './filter-checks';

const parsers = {
  q: parseAsString.withDefault(''),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  service: parseAsArrayOf(parseAsString).withDefault([]),
  state: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(checkSorts).withDefault('severity'),
};

const isSort = (sort: string): sort is CheckSort => (checkSorts as readonly string[]).includes(sort);

export function CheckList({ checks }: { checks: readonly CheckRow[] }) {
  const router = useRouter();
  const [filters, setFilters] = useQueryStates(parsers);
  const rows = useMemo(() => sortChecks(filterChecks(checks, filters), filters.sort), [checks, filters]);
  const count = (part: Partial<typeof filters>) => filterChecks(checks, { ...filters, ...part }).length;
  const services = [...new Set(checks.map((check) => check.service))].sort();
  const filtered = filters.q !== '' || filters.severity.length + filters.service.length + filters.state.length > 0;

  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField
          label="Search checks"
          className="w-56 shrink-0"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null })}
        />
        <FilterMenu
          label="Severity"
          selected={filters.severity}
          onChange={(severity) => void setFilters({ severity: severities.filter((each) => severity.includes(each)) })}
          options={severities.map((severity) => ({
            value: severity,
            label: severityLabel[severity],
            count: count({ severity: [severity] }),
            icon: <SeverityIcon severity={severity} />,
          }))}
        />
        <FilterMenu
          label="Service"
          selected={filters.service}
          onChange={(service) => void setFilters({ service })}
          options={services.map((service) => ({ value: service, label: serviceName(service), count: count({ service: [service] }) }))}
        />
        <FilterMenu
          label="State"
          selected={filters.state}
          onChange={(state) => void setFilters({ state })}
          options={checkStates.map((state) => ({ ...state, count: count({ state: [state.value] }) }))}
        />
        {filtered && (
          <Button variant="ghost" onClick={() => void setFilters(null)}>
            Reset
          </Button>
        )}
        <div className="ml-auto">
          <TableOptionsMenu name="checks" columns={checkColumns} />
        </div>
      </search>
      <DataTable
        name="checks"
        label="Checks"
        columns={checkColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        card={(row) => <CheckCard row={row} />}
        sort={filters.sort}
        onSort={(sort) => isSort(sort) && void setFilters({ sort })}
        onOpen={(row) => router.push(`/checks/${row.id}`)}
        empty={
          <EmptyState
            icon={SearchXIcon}
            title="No check matches these filters"
            action={<Button onClick={() => void setFilters(null)}>Reset the filters</Button>}
          />
        }
        footer={
          <p role="status" className="px-1 pt-3 text-xs text-ink-muted">
            {plural(rows.length, 'check')}
          </p>
        }
      />
    </>
  );
}
