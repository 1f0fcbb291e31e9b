'use client';

import '@xyflow/react/dist/style.css';
import { Background, type Edge, MarkerType, Panel, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { MaximizeIcon, MinusIcon, PlusIcon } from 'lucide-react';
import { type CSSProperties, type FocusEvent, useEffect, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import type { EdgeKind } from '@/server/relations/types';
import { kindWords } from './kind-words';
import { layOut, nodeSize } from './lay-out';
import { linesOf, type ShownGraph } from './merge-graphs';
import { RelationNode, type ResourceNode } from './relation-node';

const nodeTypes = { resource: RelationNode };

/** Ours instead of the library's colours, so that the theme's switch is all there is. */
const colours = {
  '--xy-edge-stroke': 'var(--ink-faint)',
  '--xy-edge-label-color': 'var(--ink-muted)',
  '--xy-edge-label-background-color': 'var(--canvas)',
  '--xy-background-pattern-color': 'var(--line)',
} as CSSProperties;

const wordsOf = (kinds: readonly EdgeKind[]): string => kinds.map((kind) => kindWords[kind]).join(', ');

interface RelationCanvasProps {
  root: string;
  graph: ShownGraph;
  /** ARNs that were asked for their relations. */
  expanded: ReadonlySet<string>;
  loading: ReadonlySet<string>;
  onExpand: (uid: string, arn: string) => void;
}

export function RelationCanvas(props: RelationCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ root, graph, expanded, loading, onExpand }: RelationCanvasProps) {
  const { fitView, zoomIn, zoomOut, setCenter, getZoom, getNode } = useReactFlow();
  const { nodes, edges } = useMemo(() => {
    const lines = linesOf(graph.edges);
    const places = layOut(graph.nodes, lines);
    const labels = new Map(graph.nodes.map(({ arn, label }) => [arn, label]));
    return {
      nodes: graph.nodes.map(
        (node): ResourceNode => ({
          id: node.arn,
          type: 'resource',
          ariaRole: 'group',
          ariaLabel: node.label,
          position: places.get(node.arn) ?? { x: 0, y: 0 },
          ...nodeSize,
          data: {
            node,
            isRoot: node.arn === root,
            isLoading: loading.has(node.arn),
            onExpand: node.uid && !expanded.has(node.arn) ? () => onExpand(node.uid ?? '', node.arn) : null,
          },
        }),
      ),
      edges: lines.map(
        ({ from, to, kinds }): Edge => ({
          id: `${from} ${to}`,
          source: from,
          target: to,
          label: wordsOf(kinds),
          ariaLabel: `${labels.get(from)} ${wordsOf(kinds)} ${labels.get(to)}`,
          markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--ink-faint)', width: 16, height: 16 },
          labelBgPadding: [4, 2],
          labelBgBorderRadius: 4,
          focusable: false,
        }),
      ),
    };
  }, [graph, root, expanded, loading, onExpand]);

  // What was asked for shall be seen.
  const size = nodes.length;
  useEffect(() => {
    if (size > 0) void fitView({ padding: 0.12, maxZoom: 1, duration: 200 });
  }, [size, fitView]);

  /** Who goes through it by the keyboard sees where they are, however far it is enlarged. */
  const reveal = ({ target, currentTarget: frame }: FocusEvent<HTMLDivElement>) => {
    const box = target.closest('.react-flow__node');
    const node = box && getNode(box.getAttribute('data-id') ?? '');
    if (!node || !target.matches(':focus-visible')) return;
    const [inner, outer] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
    const isSeen = inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    // The browser has scrolled a frame that nobody could scroll back.
    const isMoved = frame.scrollLeft !== 0 || frame.scrollTop !== 0;
    frame.scrollTo(0, 0);
    if (isSeen && !isMoved) return;
    const { x, y } = node.position;
    void setCenter(x + nodeSize.width / 2, y + nodeSize.height / 2, { zoom: Math.max(getZoom(), 0.6), duration: 200 });
  };

  return (
    <ReactFlow
      onFocus={reveal}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      style={colours}
      fitView
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      minZoom={0.15}
      maxZoom={1.75}
      nodesConnectable={false}
      nodesDraggable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      preventScrolling={false}
      zoomOnScroll={false}
      proOptions={{ hideAttribution: true }}
      aria-label="Graph of relations. The table below tells the same."
    >
      <Background gap={20} />
      <Panel position="bottom-left" className="flex gap-1">
        <Button size="icon-sm" aria-label="Zoom in" onClick={() => void zoomIn()}>
          <PlusIcon />
        </Button>
        <Button size="icon-sm" aria-label="Zoom out" onClick={() => void zoomOut()}>
          <MinusIcon />
        </Button>
        <Button size="icon-sm" aria-label="Fit all of it" onClick={() => void fitView({ padding: 0.12, maxZoom: 1 })}>
          <MaximizeIcon />
        </Button>
      </Panel>
    </ReactFlow>
  );
}
