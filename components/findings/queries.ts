import { queryOptions } from '@tanstack/react-query';
import { getJson, getPage } from '@/components/lib/api';
import { pageSize } from '@/server/findings/constants';
import type { FindingDetail, FindingParams, FindingRow } from '@/server/findings/types';
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
