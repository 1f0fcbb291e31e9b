'use client';

import { useQueryClient } from '@tanstack/react-query';
import { SearchXIcon, ShieldQuestionIcon } from 'lucide-react';
import { parseAsString, useQueryState, useQueryStates } from 'nuqs';
import { useCallback, useState, useTransition } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { usePages } from '@/components/data-table/use-pages';
import { useLive } from '@/components/live/live-provider';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { findingSorts } from '@/server/findings/constants';
import type { FindingFacets, FindingParams, FindingRow, FindingSort } from '@/server/findings/types';
import type { Page } from '@/server/page';
import { chosenOnly, filterOf } from './filter-values';
import { FindingBulk } from './finding-bulk';
import { FindingCard, findingColumns } from './finding-columns';
import { FindingDrawer } from './finding-drawer';
import { FindingToolbar } from './finding-toolbar';
import { fetchFindings, findingListKey } from './queries';
import { findingQuery, findingSearchParams, groupParam } from './search-params';

const isSort = (sort: string): sort is FindingSort => (findingSorts as readonly string[]).includes(sort);
const none: ReadonlySet<string> = new Set();

interface FindingListProps {
  first: Page<FindingRow>;
  facets: FindingFacets;
  frameworks: readonly { id: string; name: string }[];
}

export function FindingList({ first, facets, frameworks }: FindingListProps) {
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(findingSearchParams, { shallow: false, history: 'push', startTransition });
  const [group, setGroup] = useQueryState('group', groupParam.withOptions({ shallow: false, history: 'push', startTransition }));
  const [openId, setOpenId] = useQueryState('finding', parseAsString.withOptions({ history: 'replace' }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(none);
  const [everything, setEverything] = useState(false);
  const mayChange = useCan('findings:update');
  const client = useQueryClient();

  const fetchPage = useCallback((cursor: string | null, signal: AbortSignal) => fetchFindings(params, cursor, signal), [params]);
  const pages = usePages({ queryKey: findingListKey(params), first, fetchPage });
  useLive(['findings'], () => void client.invalidateQueries({ queryKey: ['findings'] }), { wait: 4000 });

  const choose = useCallback((ids: ReadonlySet<string>) => {
    setSelected(ids);
    setEverything(false);
  }, []);
  const change = (next: Parameters<typeof setParams>[0]) => {
    choose(none);
    void setParams(next);
  };

  return (
    <>
      <FindingToolbar
        params={params}
        facets={facets}
        frameworks={frameworks}
        group={group}
        onChange={change}
        onGroup={(next) => void setGroup(next)}
      >
        <TableOptionsMenu name="findings" columns={findingColumns} />
      </FindingToolbar>

      <DataTable
        name="findings"
        label="Findings"
        columns={findingColumns}
        rows={pages.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.title}, ${row.resource.name ?? row.resource.id}`}
        card={(row) => <FindingCard row={row} />}
        sort={params.sort}
        onSort={(sort) => isSort(sort) && change({ sort })}
        onOpen={(row) => void setOpenId(row.id)}
        openId={openId}
        selection={mayChange ? { ids: selected, onChange: choose } : undefined}
        pending={pending}
        empty={<NoFindings params={params} onReset={() => change(null)} />}
        footer={<ListFooter shown={pages.rows.length} noun="findings" {...pages} />}
      />

      {mayChange && (
        <FindingBulk
          rows={pages.rows}
          total={pages.total}
          totalIsCapped={pages.totalIsCapped}
          selected={selected}
          everything={everything}
          filter={chosenOnly(filterOf(params))}
          // Acts by filter take the open ones, so they are offered where the list shows just those.
          onlyOpen={params.status.join() === 'open'}
          openId={openId}
          onEverything={() => setEverything(true)}
          onClear={() => choose(none)}
        />
      )}
      <FindingDrawer id={openId} rows={pages.rows} onOpen={(id) => void setOpenId(id)} />
    </>
  );
}

export function NoFindings({ params, onReset }: { params: FindingParams; onReset: () => void }) {
  const onlyDefault = findingQuery(params) === findingQuery({ status: ['open'], sort: params.sort });
  return onlyDefault ? (
    <EmptyState icon={ShieldQuestionIcon} title="No open findings in what was scanned">
      This speaks only of what the scans could read. The overview lists what was not seen.
    </EmptyState>
  ) : (
    <EmptyState icon={SearchXIcon} title="Nothing matches these filters" action={<Button onClick={onReset}>Reset the filters</Button>} />
  );
}
