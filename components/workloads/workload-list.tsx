'use client';

import { DownloadIcon, ServerIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useTransition } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { SearchField } from '@/components/data-table/search-field';
import { SinceMenu } from '@/components/data-table/since-menu';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { kindNames, reachNames, vulnerabilityStateNames } from '@/server/workloads/constants';
import type { WorkloadRow } from '@/server/workloads/types';
import { kinds, reachKeys, scannedKeys, searchOf, workloadSearchParams } from './search-params';
import { labelOf, WorkloadCard, workloadColumns } from './workload-columns';

interface WorkloadListProps {
  first: Page<WorkloadRow>;
  accounts: readonly AccountRef[];
  regions: readonly string[];
}

const flagNames = {
  fixable: 'A fix',
  exploitable: 'A known exploit',
  secrets: 'Secrets in the open',
  'imds-v1': 'IMDSv1',
  privileged: 'Privileged containers',
  detections: 'Detections',
} as const;
const eolNames = { ended: 'Out of support', ending: 'Within 90 days', unknown: 'Not known' } as const;

const optionsOf = <T extends string>(names: Readonly<Record<T, string>>, values: readonly T[] = Object.keys(names) as T[]) =>
  values.map((value) => ({ value, label: names[value] }));
const chosenOf = <T extends string>(values: readonly T[], chosen: readonly string[]): T[] => values.filter((each) => chosen.includes(each));

export function WorkloadList({ first, accounts, regions }: WorkloadListProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(workloadSearchParams, { shallow: false, history: 'push', startTransition });
  const query = useCallback(() => {
    const search = new URLSearchParams();
    for (const field of ['kind', 'region', 'reach', 'has', 'eol', 'scanned'] as const)
      if (params[field].length > 0) search.set(field, params[field].join(','));
    const numbers = accounts.filter(({ id }) => params.account.includes(id)).map(({ accountId }) => accountId);
    if (numbers.length > 0) search.set('accountId', numbers.join(','));
    for (const [name, value] of Object.entries(searchOf(params.q))) search.set(name, value);
    if (params.since) search.set('since', params.since);
    search.set('sort', params.sort);
    return search;
  }, [params, accounts]);
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const search = query();
      search.set('limit', '50');
      if (cursor) search.set('cursor', cursor);
      return getPage<WorkloadRow>(`/api/workloads?${search}`, 'workloads', signal);
    },
    [query],
  );
  const pages = usePages({ queryKey: ['workloads', params], first, fetchPage });
  const { sort: _, q, ...lists } = params;
  const filtered = Object.values(lists).some((list) => list.length > 0) || q !== '';

  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField value={params.q} onChange={(text) => void setParams({ q: text })} label="Search workloads, or a CVE" />
        <FilterMenu
          label="Kind"
          selected={params.kind}
          options={optionsOf(kindNames)}
          onChange={(all) => void setParams({ kind: chosenOf(kinds, all) })}
        />
        <FilterMenu
          label="Reached from"
          selected={params.reach}
          options={optionsOf(reachNames)}
          onChange={(all) => void setParams({ reach: chosenOf(reachKeys, all) })}
        />
        <FilterMenu
          label="Has"
          selected={params.has}
          options={optionsOf(flagNames)}
          onChange={(all) => void setParams({ has: chosenOf(Object.keys(flagNames) as (keyof typeof flagNames)[], all) })}
        />
        <FilterMenu
          label="Support"
          selected={params.eol}
          options={optionsOf(eolNames)}
          onChange={(all) => void setParams({ eol: chosenOf(Object.keys(eolNames) as (keyof typeof eolNames)[], all) })}
        />
        <FilterMenu
          label="Scanned"
          selected={params.scanned}
          options={optionsOf(vulnerabilityStateNames)}
          onChange={(all) => void setParams({ scanned: chosenOf(scannedKeys, all) })}
        />
        <FilterMenu
          label="Account"
          selected={params.account}
          onChange={(account) => void setParams({ account })}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterMenu
          label="Region"
          selected={params.region}
          onChange={(region) => void setParams({ region })}
          options={regions.map((region) => ({ value: region, label: region }))}
        />
        <SinceMenu value={params.since} onChange={(since) => void setParams({ since })} />
        {filtered && (
          <Button variant="ghost" onClick={() => void setParams(null)}>
            Reset
          </Button>
        )}
        <div className="ml-auto flex items-center gap-2">
          <Button
            onClick={() => void setParams({ sort: params.sort === 'worst' ? 'rank' : 'worst' })}
            aria-pressed={params.sort === 'worst'}
          >
            By worst case
          </Button>
          <ExportMenu query={query} />
          <TableOptionsMenu name="workloads" columns={workloadColumns} />
        </div>
      </search>
      <DataTable
        name="workloads"
        label="Workloads"
        columns={workloadColumns}
        rows={pages.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${kindNames[row.kind]} ${labelOf(row)} in ${row.region}`}
        card={(row) => <WorkloadCard row={row} />}
        onOpen={(row) => router.push(`/workloads/${row.id}`)}
        pending={pending}
        empty={
          filtered ? (
            <EmptyState
              icon={ServerIcon}
              title={searchOf(q).cve ? `${searchOf(q).cve} was not seen in any workload` : 'No workload matches these filters'}
              action={<Button onClick={() => void setParams(null)}>Reset the filters</Button>}
            >
              {searchOf(q).cve ? 'Workloads that nobody scans may have it all the same: see what is not scanned.' : null}
            </EmptyState>
          ) : (
            <EmptyState icon={ServerIcon} title="No workload yet">
              Instances, functions, services, images and clusters are here after an account’s next scan.
            </EmptyState>
          )
        }
        footer={<ListFooter shown={pages.rows.length} noun="workloads" {...pages} />}
      />
    </>
  );
}

function ExportMenu({ query }: { query: () => URLSearchParams }) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button>
          <DownloadIcon aria-hidden="true" />
          Export
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-56">
        <MenuLabel>All that these filters match</MenuLabel>
        {(['csv', 'json'] as const).map((format) => (
          <MenuItem key={format} asChild>
            {/* A file, not a page: no client navigation. */}
            <a href={`/api/workloads/export?format=${format}&${query()}`} download>
              {format.toUpperCase()}
            </a>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
