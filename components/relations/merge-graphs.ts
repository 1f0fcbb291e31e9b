import type { GraphEdge, GraphNode, RelationGraph } from '@/server/relations/graph-types';
import type { EdgeKind } from '@/server/relations/types';

export interface ShownGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  kinds: { kind: EdgeKind; count: number }[];
}

/**
 * One graph of several that were asked for one after the other, the first one's root in its middle. Kinds that are hidden go, and what
 * then hangs at nothing goes with them.
 */
export function mergeGraphs(graphs: readonly RelationGraph[], hidden: ReadonlySet<EdgeKind>): ShownGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  for (const graph of graphs) {
    for (const node of graph.nodes) if (!nodes.has(node.arn)) nodes.set(node.arn, node);
    for (const edge of graph.edges) edges.set(`${edge.from} ${edge.kind} ${edge.to} ${edge.via}`, edge);
  }
  const counts = new Map<EdgeKind, number>();
  for (const { kind } of edges.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const shown = [...edges.values()].filter(({ kind }) => !hidden.has(kind));
  const root = graphs[0]?.root ?? '';
  const near = reachable(root, shown);
  return {
    nodes: [...nodes.values()].filter(({ arn }) => near.has(arn)),
    edges: shown.filter(({ from, to }) => near.has(from) && near.has(to)),
    kinds: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => a.kind.localeCompare(b.kind)),
  };
}

function reachable(root: string, edges: readonly GraphEdge[]): Set<string> {
  const next = new Map<string, string[]>();
  const tie = (a: string, b: string) => next.set(a, [...(next.get(a) ?? []), b]);
  for (const { from, to } of edges) {
    tie(from, to);
    tie(to, from);
  }
  const seen = new Set([root]);
  const waiting = [root];
  for (let arn = waiting.pop(); arn !== undefined; arn = waiting.pop())
    for (const other of next.get(arn) ?? [])
      if (!seen.has(other)) {
        seen.add(other);
        waiting.push(other);
      }
  return seen;
}

/** One line between two resources, whatever the number of relations between them. */
export interface Line {
  from: string;
  to: string;
  kinds: EdgeKind[];
}

export function linesOf(edges: readonly GraphEdge[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { from, to, kind } of edges) {
    const line = lines.get(`${from} ${to}`);
    if (!line) lines.set(`${from} ${to}`, { from, to, kinds: [kind] });
    else if (!line.kinds.includes(kind)) line.kinds.push(kind);
  }
  return [...lines.values()];
}
