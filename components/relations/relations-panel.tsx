'use client';

import { CircleAlertIcon, FilterIcon, ScissorsIcon, WaypointsIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { plural } from '@/components/lib/format';
import { useMediaQuery } from '@/components/lib/use-media-query';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu, MenuCheckboxItem, MenuContent, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import { Skeleton } from '@/components/ui/skeleton';
import { type Direction, directions } from '@/server/relations/constants';
import { kindWords } from './kind-words';
import { RelationTable } from './relation-table';
import { useRelations } from './use-relations';

/** The graph's library is large, and only who looks at a graph needs it. */
const RelationCanvas = dynamic(() => import('./relation-canvas').then((module) => module.RelationCanvas), {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

const directionWords: Record<Direction, string> = { both: 'Both ways', out: 'What it leads to', in: 'What leads to it' };

/** How a resource hangs together with others: drawn, and as a table. */
export function RelationsPanel({ uid }: { uid: string }) {
  const relations = useRelations(uid);
  const { graph, root, failure, error } = relations;
  const isWide = useMediaQuery('(min-width: 640px)');
  const [asked, setAsked] = useState(false);
  if (relations.isPending) return <Skeleton className="h-96" />;
  if (failure)
    return (
      <EmptyState
        icon={CircleAlertIcon}
        title="The relations could not be read"
        action={<Button onClick={relations.retry}>Try again</Button>}
      >
        {failure.message}
      </EmptyState>
    );
  const isDrawn = isWide || asked;
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Toolbar relations={relations} />
        {!isDrawn && (
          <Button onClick={() => setAsked(true)}>
            <WaypointsIcon aria-hidden="true" />
            Draw it
          </Button>
        )}
      </div>
      {error && (
        <Banner tone="danger" icon={CircleAlertIcon} title="Some relations could not be read" role="alert">
          {error.message}
        </Banner>
      )}
      {relations.isCut && (
        <Banner tone="neutral" icon={ScissorsIcon} title="Not everything is shown">
          There are more relations of a kind than a graph can show. GET /api/relations lists them all.
        </Banner>
      )}
      {graph.edges.length === 0 ? (
        <EmptyState icon={WaypointsIcon} title={relations.hidden.size > 0 ? 'All kinds are hidden' : 'Nothing hangs together with it'}>
          {relations.hidden.size > 0
            ? 'Choose a kind of relation to see it.'
            : 'Its configuration names no other resource, and no other names it, as far as scans have seen.'}
        </EmptyState>
      ) : (
        <>
          {isDrawn && (
            <Card className="h-[26rem] overflow-hidden lg:h-[34rem]">
              <RelationCanvas
                root={root}
                graph={graph}
                expanded={relations.expanded}
                loading={relations.loading}
                onExpand={relations.expand}
              />
            </Card>
          )}
          <Card className="overflow-hidden">
            {isDrawn ? (
              <details>
                <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">
                  As a table, {plural(graph.edges.length, 'relation')}
                </summary>
                <RelationTable graph={graph} />
              </details>
            ) : (
              <RelationTable graph={graph} />
            )}
          </Card>
        </>
      )}
    </div>
  );
}

function Toolbar({ relations }: { relations: ReturnType<typeof useRelations> }) {
  const { graph, hidden, toggle, direction, setDirection, reset } = relations;
  return (
    <>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Direction</legend>
        {directions.map((each) => (
          <Button
            key={each}
            variant={each === direction ? 'secondary' : 'ghost'}
            aria-pressed={each === direction}
            onClick={() => setDirection(each)}
          >
            {directionWords[each]}
          </Button>
        ))}
      </fieldset>
      <Menu>
        <MenuTrigger asChild>
          <Button disabled={graph.kinds.length === 0}>
            <FilterIcon aria-hidden="true" />
            Kinds{hidden.size > 0 && ` (${graph.kinds.filter(({ kind }) => !hidden.has(kind)).length} of ${graph.kinds.length})`}
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuLabel>Shown relations</MenuLabel>
          {graph.kinds.map(({ kind, count }) => (
            <MenuCheckboxItem
              key={kind}
              checked={!hidden.has(kind)}
              onCheckedChange={() => toggle(kind)}
              onSelect={(event) => event.preventDefault()}
            >
              <span className="flex-1">{kindWords[kind]}</span>
              <span className="tabular text-xs text-ink-muted">{count}</span>
            </MenuCheckboxItem>
          ))}
        </MenuContent>
      </Menu>
      {reset && (
        <Button variant="ghost" onClick={reset}>
          Start again
        </Button>
      )}
    </>
  );
}
