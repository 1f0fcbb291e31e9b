'use client';

import { type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Page } from '@/server/page';

interface PagesOptions<T> {
  /** Tells this list with these filters from any other. */
  queryKey: QueryKey;
  /** What the server sent with the page. */
  first: Page<T>;
  fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<Page<T>>;
}

/** A list that starts with the server's first page and goes on by cursor. Newer first pages from the server replace the old. */
export function usePages<T>({ queryKey, first, fetchPage }: PagesOptions<T>) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: Number.POSITIVE_INFINITY,
  });

  const shown = useRef(first);
  const keyText = JSON.stringify(queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is compared by its text
  useEffect(() => {
    if (shown.current === first) return;
    shown.current = first;
    const known = client.getQueryData<typeof query.data>(queryKey);
    // Later pages hang on cursors of the older first page: with more than one loaded, ask for all of them anew.
    if (known && known.pages.length > 1) void client.invalidateQueries({ queryKey });
    else client.setQueryData(queryKey, { pages: [first], pageParams: [null] });
  }, [client, first, keyText]);

  const rows = useMemo(() => query.data.pages.flatMap((page) => page.rows), [query.data]);
  const last = query.data.pages.at(-1) ?? first;
  return {
    rows,
    total: last.total,
    totalIsCapped: last.totalIsCapped,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    failed: query.isFetchNextPageError || query.isRefetchError,
    loadMore: () => void query.fetchNextPage(),
    reload: () => void query.refetch(),
  };
}
