import Link from 'next/link';
import type { GraphNode } from '@/server/relations/graph-types';
import { kindWords } from './kind-words';
import type { ShownGraph } from './merge-graphs';
import { iconOf, isUnseen, sortOf } from './node-look';

/** What the graph draws, in rows: for who reads instead of looking, and for small screens. */
export function RelationTable({ graph }: { graph: ShownGraph }) {
  const byArn = new Map(graph.nodes.map((node) => [node.arn, node]));
  return (
    <table className="block w-full text-sm sm:table">
      <caption className="sr-only">Relations</caption>
      <thead className="sr-only text-left text-xs text-ink-muted sm:not-sr-only sm:table-header-group">
        <tr className="border-b [&>th]:px-4 [&>th]:py-2 [&>th]:font-medium">
          <th scope="col">Resource</th>
          <th scope="col">Relation</th>
          <th scope="col">Other resource</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {graph.edges.map(({ from, to, kind, via }) => (
          <tr
            key={`${from} ${kind} ${to} ${via}`}
            className="block border-b px-4 py-2.5 last:border-b-0 sm:table-row sm:p-0 [&>td]:block [&>td]:py-0.5 sm:[&>td]:table-cell sm:[&>td]:px-4 sm:[&>td]:py-2 sm:[&>td]:align-top"
          >
            <td>
              <End node={byArn.get(from)} arn={from} />
            </td>
            <td className="text-ink-muted sm:whitespace-nowrap">{kindWords[kind]}</td>
            <td>
              <End node={byArn.get(to)} arn={to} />
            </td>
            <td className="text-xs break-words text-ink-muted empty:hidden sm:empty:table-cell">{via}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function End({ node, arn }: { node: GraphNode | undefined; arn: string }) {
  const known = node ?? { arn, type: null, label: arn, uid: null };
  const Icon = iconOf(known);
  return (
    <span className="flex min-w-0 gap-2">
      <Icon className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden="true" />
      <span className="min-w-0">
        {known.uid ? (
          <Link href={`/inventory/${known.uid}`} className="font-medium break-all underline-offset-2 hover:underline">
            {known.label}
          </Link>
        ) : (
          <span className="font-medium break-all">{known.label}</span>
        )}
        <span className="block text-xs text-ink-muted">
          {sortOf(known)}
          {isUnseen(known) && ', seen by no scan'}
        </span>
      </span>
    </span>
  );
}
