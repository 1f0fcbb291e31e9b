import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { getJson } from '@/components/lib/api';
import type { Direction } from '@/server/relations/constants';
import type { RelationGraph } from '@/server/relations/graph-types';
import type { EdgeKind } from '@/server/relations/types';
import { mergeGraphs } from './merge-graphs';

/** Somebody who opens one node after the other shall not drown the browser. */
const mostExpanded = 40;

/** The graph around a resource, and of whatever of it was opened since. */
export function useRelations(uid: string) {
  const [opened, setOpened] = useState<readonly { uid: string; arn: string }[]>([]);
  const [direction, setDirection] = useState<Direction>('both');
  const [hidden, setHidden] = useState<ReadonlySet<EdgeKind>>(new Set());
  const answers = useQueries({
    queries: [uid, ...opened.map((each) => each.uid)].map((each) => ({
      queryKey: ['relations', each, direction],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getJson<RelationGraph>(`/api/aws-resources/${each}/relations?direction=${direction}`, signal),
      staleTime: 60_000,
    })),
    combine: (results) => ({
      first: results[0],
      graphs: results.flatMap(({ data }) => (data ? [data] : [])),
      pending: results.map(({ isPending }) => isPending),
      error: results.find(({ error }) => error)?.error ?? null,
    }),
  });
  const { first, graphs, pending } = answers;
  const root = first?.data?.root ?? '';
  const graph = useMemo(() => mergeGraphs(graphs, hidden), [graphs, hidden]);
  const expanded = useMemo(() => new Set([root, ...opened.map(({ arn }) => arn)]), [root, opened]);
  const loading = useMemo(() => new Set(opened.filter((_, index) => pending[index + 1]).map(({ arn }) => arn)), [opened, pending]);
  const expand = useCallback(
    (id: string, arn: string) =>
      setOpened((all) => (all.some((each) => each.uid === id) || all.length >= mostExpanded ? all : [...all, { uid: id, arn }])),
    [],
  );
  const toggle = useCallback(
    (kind: EdgeKind) =>
      setHidden((all) => {
        const next = new Set(all);
        if (!next.delete(kind)) next.add(kind);
        return next;
      }),
    [],
  );
  return {
    isPending: first?.isPending ?? true,
    failure: first?.error ?? null,
    /** Of a node that was opened: the rest is there all the same. */
    error: answers.error,
    retry: () => void first?.refetch(),
    root,
    graph,
    isCut: graphs.some(({ cut, truncated }) => truncated || cut.length > 0),
    expanded,
    loading,
    expand,
    hidden,
    toggle,
    direction,
    setDirection,
    reset: opened.length > 0 ? () => setOpened([]) : null,
  };
}
