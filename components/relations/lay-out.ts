import { Graph, layout } from '@dagrejs/dagre';
import type { GraphNode } from '@/server/relations/graph-types';
import type { Line } from './merge-graphs';

export const nodeSize = { width: 208, height: 58 } as const;

/** Places for the nodes' upper left corners, from left to right along the relations. Equal for equal graphs. */
export function layOut(nodes: readonly GraphNode[], lines: readonly Line[]): Map<string, { x: number; y: number }> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 110, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { arn } of nodes) graph.setNode(arn, { ...nodeSize });
  for (const { from, to } of lines) graph.setEdge(from, to);
  layout(graph);
  return new Map(
    nodes.map(({ arn }) => {
      const { x, y } = graph.node(arn);
      return [arn, { x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 }];
    }),
  );
}
