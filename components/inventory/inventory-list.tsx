'use client';

import { useQueryClient } from '@tanstack/react-query';
import { BoxesIcon, DownloadIcon, EyeOffIcon, SearchXIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useTransition } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { SavedViews } from '@/components/data-table/saved-views';
import { usePages } from '@/components/data-table/use-pages';
import { getPage } from '@/components/lib/api';
import { useLive } from '@/components/live/live-provider';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import { inventoryFormats, pageSize, resourceSorts } from '@/server/inventory/constants';
import type { InventoryCounts, ResourceRow, ResourceSort, Unseen } from '@/server/inventory/types';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import type { FindingView } from '@/server/triage/types';
import { CountBars } from './count-bars';
import { inventoryColumns, ResourceCard, resourceHref } from './inventory-columns';
import { InventoryFilters } from './inventory-filters';
import { type InventoryParams, inventoryHref, inventoryQuery, inventorySearchParams, narrows, paramsOf } from './search-params';
import { typeName } from './type-name';
import { UnseenBanner } from './unseen-banner';
import { unseenUnder } from './unseen-under';

interface InventoryListProps {
  first: Page<ResourceRow>;
  counts: InventoryCounts;
  states: readonly string[];
  unseen: readonly Unseen[];
  accounts: readonly AccountRef[];
  views: readonly FindingView[];
}

const isSort = (sort: string): sort is ResourceSort => (resourceSorts as readonly string[]).includes(sort);
const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value];

/** Filters, counts as pictures that filter, and the list. */
export function InventoryList({ first, counts, states, unseen, accounts, views }: InventoryListProps) {
  const router = useRouter();
  const client = useQueryClient();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(inventorySearchParams, { shallow: false, history: 'push', startTransition });
  const query = inventoryQuery(params);
  const fetchPage = useCallback(
    (cursor: string | null, signal: AbortSignal) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', String(pageSize));
      if (cursor) asked.set('cursor', cursor);
      return getPage<ResourceRow>(`/api/aws-resources/details?${asked}`, 'resources', signal);
    },
    [query],
  );
  const pages = usePages({ queryKey: ['inventory', 'list', query], first, fetchPage });
  useLive(
    ['findings'],
    () => {
      void client.invalidateQueries({ queryKey: ['inventory'] });
      router.refresh();
    },
    { wait: 4000 },
  );

  const gaps = unseenUnder(paramsOf(params), unseen);
  const partial = (field: 'type' | 'account' | 'region', value: string) =>
    gaps.some((gap) =>
      field === 'type' ? gap.types.includes(value) : field === 'account' ? gap.account.id === value : gap.region === value,
    );
  const bars = (field: 'type' | 'account' | 'region', label: (value: string) => string) => {
    const known = counts[field].map(({ value, count }) => ({ value, count, label: label(value), isPartial: partial(field, value) }));
    const wholly = [
      ...new Set(gaps.flatMap((gap) => (field === 'type' ? gap.types : field === 'account' ? [gap.account.id] : [gap.region]))),
    ]
      .filter((value) => !known.some((bar) => bar.value === value))
      .map((value) => ({ value, count: 0, label: label(value), isPartial: true }));
    return [...known, ...wholly];
  };
  const accountName = (id: string) => accounts.find((account) => account.id === id)?.name ?? id;
  const pictures = [
    { field: 'type', title: 'By type', label: typeName },
    { field: 'account', title: 'By account', label: accountName },
    { field: 'region', title: 'By region', label: (value: string) => value },
  ] as const;

  return (
    <>
      <UnseenBanner unseen={gaps} />
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap items-start gap-2">
          <InventoryFilters
            filters={params}
            counts={counts}
            states={states}
            accounts={accounts}
            onChange={(change) => void setParams(change)}
          />
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2">
          <SavedViews page="inventory" search={inventoryHref(params).split('?')[1] ?? ''} views={views} />
          <ExportMenu query={query} />
          <TableOptionsMenu name="inventory" columns={inventoryColumns} />
        </div>
      </div>
      <div className="scrollbar-none flex gap-3 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:grid md:grid-cols-3">
        {pictures.map(({ field, title, label }) => (
          <CountBars
            key={field}
            title={title}
            bars={bars(field, label)}
            selected={params[field]}
            isCapped={counts.isCapped}
            onToggle={(value) => void setParams({ [field]: toggled(params[field], value) })}
          />
        ))}
      </div>
      <DataTable
        name="inventory"
        label="Resources"
        columns={inventoryColumns}
        rows={pages.rows}
        rowId={(row) => row.uid}
        rowLabel={(row) => `${row.name ?? row.id}, ${typeName(row.resourceType)}`}
        card={(row) => <ResourceCard row={row} />}
        sort={params.sort}
        onSort={(sort) => isSort(sort) && void setParams({ sort })}
        onOpen={(row) => router.push(resourceHref(row.uid))}
        pending={pending}
        empty={<NoResources params={params} gaps={gaps.length} onReset={() => void setParams(null)} />}
        footer={<ListFooter shown={pages.rows.length} noun="resources" {...pages} />}
      />
    </>
  );
}

function ExportMenu({ query }: { query: string }) {
  const hints = { csv: 'for spreadsheets', json: 'with all tags' };
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button>
          <DownloadIcon aria-hidden="true" />
          Export
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-64">
        <MenuLabel>All that these filters match</MenuLabel>
        {inventoryFormats.map((format) => (
          <MenuItem key={format} asChild>
            {/* A file, not a page: no client navigation. */}
            <a href={`/api/aws-resources/export?format=${format}&${query}`} download>
              <span className="w-12 font-medium">{format.toUpperCase()}</span>
              <span className="text-xs text-ink-muted">{hints[format]}</span>
            </a>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

function NoResources({ params, gaps, onReset }: { params: InventoryParams; gaps: number; onReset: () => void }) {
  if (gaps > 0)
    return (
      <EmptyState
        icon={EyeOffIcon}
        title="Not known: the last scan could not see it"
        action={narrows(params) && <Button onClick={onReset}>Reset the filters</Button>}
      >
        Above stands which call failed. That nothing is listed here does not mean that there is nothing.
      </EmptyState>
    );
  if (narrows(params))
    return (
      <EmptyState
        icon={SearchXIcon}
        title="No resource matches these filters"
        action={<Button onClick={onReset}>Reset the filters</Button>}
      />
    );
  return (
    <EmptyState
      icon={BoxesIcon}
      title="Nothing has been scanned yet"
      action={
        <Button variant="primary" asChild>
          <Link href="/accounts">Go to the accounts</Link>
        </Button>
      }
    >
      The first scan of an account fills the inventory with all that it finds, whether a check looks at it or not.
    </EmptyState>
  );
}
