import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid gap-4" role="status" aria-label="Loading accounts">
      <PageHeader title="Accounts" description={<Skeleton className="mt-1 h-4 w-80" />} />
      <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
        <Skeleton className="h-52 rounded-lg" />
        <Skeleton className="h-52 rounded-lg" />
        <Skeleton className="h-52 rounded-lg" />
      </div>
    </div>
  );
}
