'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { LoaderCircleIcon, PlusIcon } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { plural } from '@/components/lib/format';
import type { GraphNode } from '@/server/relations/graph-types';
import { iconOf, isUnseen, sortOf } from './node-look';

export type ResourceNode = Node<
  {
    node: GraphNode;
    isRoot: boolean;
    /** Not asked for its relations yet. */
    onExpand: (() => void) | null;
    isLoading: boolean;
  },
  'resource'
>;

// The library lets no pointer through to nodes that are neither dragged nor chosen: what is in them asks for it.
/** A resource in the graph: a link to its page, and a button that shows what hangs together with it. */
export function RelationNode({ data: { node, isRoot, onExpand, isLoading } }: NodeProps<ResourceNode>) {
  const Icon = iconOf(node);
  return (
    <div
      className={cn(
        'pointer-events-auto flex h-[58px] w-52 items-center gap-2.5 rounded-lg border bg-surface px-2.5 text-left shadow-xs',
        isRoot && 'border-accent ring-2 ring-accent/25',
        isUnseen(node) && 'border-dashed border-line-strong bg-canvas',
      )}
      title={node.arn}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className="!border-0 !bg-transparent" />
      <Icon className={cn('size-4 shrink-0', isRoot ? 'text-accent-text' : 'text-ink-muted')} aria-hidden="true" />
      <span className="min-w-0 flex-1">
        {node.uid && !isRoot ? (
          <Link
            href={`/inventory/${node.uid}`}
            className="nodrag nopan block truncate rounded text-sm font-medium underline-offset-2 hover:underline"
          >
            {node.label}
          </Link>
        ) : (
          <span className="block truncate text-sm font-medium">{node.label}</span>
        )}
        <span className="block truncate text-xs text-ink-muted">
          {node.openFindings > 0 && <span className="text-critical-text">{plural(node.openFindings, 'finding')} · </span>}
          {sortOf(node)}
          {isUnseen(node) && ', not seen'}
        </span>
      </span>
      {onExpand && (
        <button
          type="button"
          className="nodrag nopan grid size-6 shrink-0 place-items-center rounded border text-ink-muted hover:bg-hover hover:text-ink"
          aria-label={`Show the relations of ${node.label}`}
          disabled={isLoading}
          onClick={onExpand}
        >
          {isLoading ? <LoaderCircleIcon className="size-3.5 animate-spin" /> : <PlusIcon className="size-3.5" />}
        </button>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} className="!border-0 !bg-transparent" />
    </div>
  );
}
