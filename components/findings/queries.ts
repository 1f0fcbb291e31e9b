import { queryOptions } from '@tanstack/react-query';
import { getAll, getJson, getPage } from '@/components/lib/api';
import { pageSize } from '@/server/findings/constants';
import type { FindingDetail, FindingGroup, FindingParams, FindingRow, GroupBy } from '@/server/findings/types';
import type { FindingComment } from '@/server/triage/types';
import { findingQuery } from './search-params';

export const findingListKey = (params: FindingParams) => ['findings', 'list', findingQuery(params)] as const;

export function fetchFindings(params: FindingParams, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams(findingQuery(params));
  query.set('limit', String(pageSize));
  if (cursor) query.set('cursor', cursor);
  return getPage<FindingRow>(`/api/findings?${query}`, 'findings', signal);
}

export const findingOptions = (id: string) =>
  queryOptions({
    queryKey: ['findings', 'detail', id],
    queryFn: async ({ signal }) => (await getJson<{ finding: FindingDetail }>(`/api/findings/${encodeURIComponent(id)}`, signal)).finding,
    staleTime: 30_000,
  });

export const groupListKey = (by: GroupBy, params: FindingParams) => ['findings', 'groups', by, findingQuery(params)] as const;

export function fetchGroups(by: GroupBy, params: FindingParams, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams(findingQuery(params));
  query.delete('sort');
  query.set('by', by);
  query.set('limit', String(pageSize));
  if (cursor) query.set('cursor', cursor);
  return getPage<FindingGroup>(`/api/findings/groups?${query}`, 'groups', signal);
}

export const commentOptions = (id: string) =>
  queryOptions({
    queryKey: ['findings', 'comments', id],
    queryFn: ({ signal }) => getAll<FindingComment>(`/api/findings/${encodeURIComponent(id)}/comments`, 'comments', signal),
    staleTime: 10_000,
  });
