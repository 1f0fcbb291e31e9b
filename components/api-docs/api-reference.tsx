'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleAlertIcon } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { type OpenApiDocument, operationsByTag } from './openapi-types';
import { OperationCard } from './operation-card';

async function fetchDocument({ signal }: { signal: AbortSignal }): Promise<OpenApiDocument> {
  const response = await fetch('/api/openapi.json', { signal });
  if (!response.ok) throw new Error('The description of the API could not be loaded.');
  return response.json();
}

/** The API as it describes itself in /api/openapi.json. */
export function ApiReference() {
  const { data, error, refetch } = useQuery({ queryKey: ['openapi'], queryFn: fetchDocument, staleTime: Number.POSITIVE_INFINITY });

  useEffect(() => {
    // A link to an operation opens it; the cards exist only now.
    const target = data && window.location.hash ? document.getElementById(decodeURIComponent(window.location.hash.slice(1))) : null;
    if (!target) return;
    if (target instanceof HTMLDetailsElement) target.open = true;
    target.scrollIntoView();
  }, [data]);

  if (error) {
    return <EmptyState icon={CircleAlertIcon} title={error.message} action={<Button onClick={() => void refetch()}>Try again</Button>} />;
  }
  if (!data) {
    return (
      <div className="grid gap-2" role="status" aria-label="Loading the API">
        {Array.from({ length: 10 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing
          <Skeleton key={index} className="h-10 rounded-lg" />
        ))}
      </div>
    );
  }

  const groups = operationsByTag(data);
  const server = data.servers?.[0]?.url ?? window.location.origin;
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <nav aria-label="Groups" className="scrollbar-none flex gap-1 overflow-x-auto lg:sticky lg:top-6 lg:grid">
        {groups.map(([tag, operations]) => (
          <a
            key={tag}
            href={`#${slug(tag)}`}
            className="flex shrink-0 justify-between gap-3 rounded-md px-2 py-1 text-ink-muted hover:bg-hover hover:text-ink"
          >
            {tag}
            <span className="tabular text-xs leading-5">{operations.length}</span>
          </a>
        ))}
      </nav>
      <div className="grid grid-cols-1 gap-8">
        {groups.map(([tag, operations]) => (
          <section key={tag} id={slug(tag)} aria-label={tag} className="grid scroll-mt-16 grid-cols-1 gap-2">
            <h2 className="text-lg font-semibold">{tag}</h2>
            {operations.map((operation) => (
              <OperationCard key={operation.id} operation={operation} components={data.components?.schemas ?? {}} server={server} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

const slug = (tag: string): string => `tag-${tag.toLowerCase().replace(/\W+/g, '-')}`;
