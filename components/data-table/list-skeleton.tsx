import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';

/** A list page while it is on its way. */
export function ListSkeleton({ title, filters = true }: { title: string; filters?: boolean }) {
  return (
    <div className="grid gap-4" role="status" aria-label={`Loading ${title.toLowerCase()}`}>
      <PageHeader title={title} description={<Skeleton className="mt-1 h-4 w-72" />} />
      {filters && <Skeleton className="h-8 w-full max-w-2xl" />}
      <div className="rounded-lg border bg-surface">
        <div className="h-9 border-b" />
        {Array.from({ length: 12 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows that stand for nothing
          <div key={row} className="flex h-11 items-center gap-6 border-b px-4 last:border-b-0">
            <Skeleton className="h-3.5 w-16" />
            <Skeleton className="h-3.5 flex-1" />
            <Skeleton className="h-3.5 w-40" />
          </div>
        ))}
      </div>
    </div>
  );
}
