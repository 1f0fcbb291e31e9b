import { expect, it } from 'vitest';
import type { GraphNode, RelationGraph } from '@/server/relations/graph-types';
import type { EdgeKind } from '@/server/relations/types';
import { layOut } from './lay-out';
import { linesOf, mergeGraphs } from './merge-graphs';

const node = (arn: string): GraphNode => ({
  arn,
  uid: null,
  type: null,
  label: arn,
  region: null,
  accountId: null,
  openFindings: 0,
  distance: 0,
});
const graph = (root: string, ...edges: [from: string, kind: EdgeKind, to: string][]): RelationGraph => ({
  root,
  nodes: [...new Set([root, ...edges.flatMap(([from, , to]) => [from, to])])].map(node),
  edges: edges.map(([from, kind, to]) => ({ from, to, kind, via: null })),
  cut: [],
  truncated: false,
});
const first = graph('i', ['i', 'in-subnet', 's'], ['i', 'has-profile', 'p']);
const second = graph('p', ['i', 'has-profile', 'p'], ['p', 'has-role', 'r'], ['r', 'targets', 'i']);

it('shows what several answers say once', () => {
  const { nodes, edges, kinds } = mergeGraphs([first, second], new Set());
  expect(nodes.map(({ arn }) => arn)).toEqual(['i', 's', 'p', 'r']);
  expect(edges).toHaveLength(4);
  expect(kinds).toContainEqual({ kind: 'has-profile', count: 1 });
});

it('hides a kind, and what hangs at nothing then', () => {
  const { nodes, edges, kinds } = mergeGraphs([first, second], new Set<EdgeKind>(['has-profile', 'targets']));
  expect(nodes.map(({ arn }) => arn)).toEqual(['i', 's']);
  expect(edges.map(({ kind }) => kind)).toEqual(['in-subnet']);
  // To show it again one has to be offered it.
  expect(kinds).toHaveLength(4);
});

it('draws one line between two, and puts every node in a place of its own', () => {
  const { nodes, edges } = mergeGraphs([first, graph('i', ['i', 'names', 's'])], new Set());
  const lines = linesOf(edges);
  expect(lines).toContainEqual({ from: 'i', to: 's', kinds: ['in-subnet', 'names'] });
  const places = [...layOut(nodes, lines).values()].map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(3);
});
