'use client';

import { CopyPlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useTransition } from 'react';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListFooter } from '@/components/data-table/list-footer';
import { SearchField } from '@/components/data-table/search-field';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { AccountCell, AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { LaunchTemplateRow } from '@/server/operate/types';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { templateSearchParams } from './search-params';

interface TemplateListProps {
  first: Page<LaunchTemplateRow>;
  accounts: readonly AccountRef[];
  regions: readonly string[];
}

const columns: readonly Column<LaunchTemplateRow>[] = [
  {
    id: 'name',
    label: 'Launch template',
    fixed: true,
    cell: (row) => (
      <span className="grid">
        <span className="truncate font-medium">{row.name}</span>
        <code className="text-2xs text-ink-muted">{row.id}</code>
      </span>
    ),
  },
  {
    id: 'versions',
    label: 'Versions',
    className: 'w-44',
    fixed: true,
    cell: (row) => (
      <span className="tabular text-sm">
        default {row.defaultVersion}, latest {row.latestVersion}
      </span>
    ),
  },
  { id: 'seen', label: 'Seen', className: 'w-32 max-lg:hidden', cell: (row) => <Seen row={row} /> },
  { id: 'region', label: 'Region', className: 'w-30 max-lg:hidden', cell: (row) => <span className="text-ink-muted">{row.region}</span> },
  { id: 'account', label: 'Account', className: 'w-44 max-xl:hidden', cell: (row) => <AccountCell account={row.account} /> },
];

const Seen = ({ row }: { row: LaunchTemplateRow }) => (
  <span className="text-xs text-ink-muted">{row.asOf ? <RelativeTime at={row.asOf} /> : 'not known'}</span>
);

export function TemplateList({ first, accounts, regions }: TemplateListProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(templateSearchParams, { shallow: false, history: 'push', startTransition });
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '50' });
      const numbers = accounts.filter(({ id }) => params.account.includes(id)).map(({ accountId }) => accountId);
      if (cursor) query.set('cursor', cursor);
      if (params.region.length > 0) query.set('region', params.region.join(','));
      if (numbers.length > 0) query.set('accountId', numbers.join(','));
      if (params.q) query.set('q', params.q);
      return getPage<LaunchTemplateRow>(`/api/ec2/launch-templates?${query}`, 'launchTemplates', signal);
    },
    [params, accounts],
  );
  const pages = usePages({ queryKey: ['operate', 'templates', params], first, fetchPage });
  const filtered = params.account.length + params.region.length > 0 || params.q !== '';
  return (
    <>
      <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        <SearchField value={params.q} onChange={(q) => void setParams({ q })} label="Search launch templates" />
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
        {filtered && (
          <Button variant="ghost" onClick={() => void setParams(null)}>
            Reset
          </Button>
        )}
      </search>
      <DataTable
        name="launch-templates"
        label="Launch templates"
        columns={columns}
        rows={pages.rows}
        rowId={(row) => `${row.account.id} ${row.id}`}
        rowLabel={(row) => `Launch template ${row.name} in ${row.region}`}
        card={(row) => (
          <span className="grid gap-1.5">
            <span className="font-medium">{row.name}</span>
            <span className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
              <span>
                default {row.defaultVersion}, latest {row.latestVersion}
              </span>
              <span>{row.region}</span>
              <AccountLabel account={row.account} />
            </span>
          </span>
        )}
        onOpen={(row) => router.push(`/instances/launch-templates/${row.id}?account=${row.account.id}`)}
        pending={pending}
        empty={
          <EmptyState
            icon={CopyPlusIcon}
            title={filtered ? 'No launch template matches these filters' : 'No launch template yet'}
            {...(filtered ? { action: <Button onClick={() => void setParams(null)}>Reset the filters</Button> } : {})}
          >
            {!filtered && 'Launch templates are here after an account’s first scan, and right after they were created from here.'}
          </EmptyState>
        }
        footer={<ListFooter shown={pages.rows.length} noun="launch templates" {...pages} />}
      />
    </>
  );
}
