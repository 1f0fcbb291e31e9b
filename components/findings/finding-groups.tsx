'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useQueryState, useQueryStates } from 'nuqs';
import { useCallback, useTransition } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ListFooter } from '@/components/data-table/list-footer';
import { TableOptionsMenu } from '@/components/data-table/options-menu';
import { usePages } from '@/components/data-table/use-pages';
import { useLive } from '@/components/live/live-provider';
import type { FindingFacets, FindingGroup, GroupBy } from '@/server/findings/types';
import type { Page } from '@/server/page';
import { NoFindings } from './finding-list';
import { FindingToolbar } from './finding-toolbar';
import { causeColumns, GroupCard, resourceColumns } from './group-columns';
import { fetchGroups, groupListKey } from './queries';
import { findingHref, findingSearchParams, groupParam } from './search-params';

interface FindingGroupsProps {
  by: GroupBy;
  first: Page<FindingGroup>;
  facets: FindingFacets;
  frameworks: readonly { id: string; name: string }[];
}

/** The same findings put together by cause or by resource. A row leads to its findings, under the same filters. */
export function FindingGroups({ by, first, facets, frameworks }: FindingGroupsProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(findingSearchParams, { shallow: false, history: 'push', startTransition });
  const [, setGroup] = useQueryState('group', groupParam.withOptions({ shallow: false, history: 'push', startTransition }));
  const client = useQueryClient();
  const fetchPage = useCallback((cursor: string | null, signal: AbortSignal) => fetchGroups(by, params, cursor, signal), [by, params]);
  const pages = usePages({ queryKey: groupListKey(by, params), first, fetchPage });
  useLive(['findings'], () => void client.invalidateQueries({ queryKey: ['findings'] }), { wait: 4000 });
  const columns = by === 'check' ? causeColumns : resourceColumns;
  const change = (next: Parameters<typeof setParams>[0]) => void setParams(next);

  return (
    <>
      <FindingToolbar
        params={params}
        facets={facets}
        frameworks={frameworks}
        group={by}
        onChange={change}
        onGroup={(next) => void setGroup(next)}
      >
        <TableOptionsMenu name={`findings-by-${by}`} columns={columns} />
      </FindingToolbar>
      <DataTable
        name={`findings-by-${by}`}
        label={by === 'check' ? 'Causes' : 'Resources with findings'}
        columns={columns}
        rows={pages.rows}
        rowId={(row) => row.key}
        rowLabel={(row) => row.title}
        card={(row) => <GroupCard row={row} />}
        onOpen={(row) => router.push(findingHref({ ...params, ...(by === 'check' ? { checkId: [row.key] } : { resource: [row.key] }) }))}
        pending={pending}
        empty={<NoFindings params={params} onReset={() => change(null)} />}
        footer={<ListFooter shown={pages.rows.length} noun={by === 'check' ? 'causes' : 'resources'} {...pages} />}
      />
    </>
  );
}
