'use client';

import { LayersIcon } from 'lucide-react';
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
import type { StackRow } from '@/server/drift/types';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { stackLooks, stackStatuses } from './drift-status';
import { stackSearchParams } from './search-params';
import { StackCard, stackColumns } from './stack-columns';

interface StackListProps {
  first: Page<StackRow>;
  accounts: readonly AccountRef[];
  regions: readonly string[];
}

export function StackList({ first, accounts, regions }: StackListProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(stackSearchParams, { shallow: false, history: 'push', startTransition });
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '50' });
      const numbers = accounts.filter(({ id }) => params.account.includes(id)).map(({ accountId }) => accountId);
      if (cursor) query.set('cursor', cursor);
      if (params.status.length > 0) query.set('driftStatus', params.status.join(','));
      if (params.region.length > 0) query.set('region', params.region.join(','));
      if (numbers.length > 0) query.set('accountId', numbers.join(','));
      if (params.q) query.set('q', params.q);
      if (params.since) query.set('since', params.since);
      return getPage<StackRow>(`/api/drift/stacks?${query}`, 'stacks', signal);
    },
    [params, accounts],
  );
  const pages = usePages({ queryKey: ['drift', 'stacks', params], first, fetchPage });
  const filtered = params.status.length + params.account.length + params.region.length > 0 || params.q !== '' || params.since !== '';

  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField value={params.q} onChange={(q) => void setParams({ q })} label="Search stacks" />
        <FilterMenu
          label="Drift"
          selected={params.status}
          onChange={(chosen) => void setParams({ status: stackStatuses.filter((each) => chosen.includes(each)) })}
          options={stackStatuses.map((status) => ({ value: status, label: stackLooks[status].label }))}
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
        <div className="ml-auto">
          <TableOptionsMenu name="stacks" columns={stackColumns} />
        </div>
      </search>
      <DataTable
        name="stacks"
        label="Stacks"
        columns={stackColumns}
        rows={pages.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `Stack ${row.stackName} in ${row.region}`}
        card={(row) => <StackCard row={row} />}
        onOpen={(row) => router.push(`/drift/${row.id}`)}
        pending={pending}
        empty={
          filtered ? (
            <EmptyState
              icon={LayersIcon}
              title="No stack matches these filters"
              action={<Button onClick={() => void setParams(null)}>Reset the filters</Button>}
            />
          ) : (
            <EmptyState icon={LayersIcon} title="No CloudFormation stack yet">
              Stacks are here after an account’s first scan, with what CloudFormation knows of their drift.
            </EmptyState>
          )
        }
        footer={<ListFooter shown={pages.rows.length} noun="stacks" {...pages} />}
      />
    </>
  );
}
