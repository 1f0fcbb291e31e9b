import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4" role="status" aria-label="Loading access">
      <Skeleton className="h-12 w-72" />
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-40 rounded-lg" />
    </div>
  );
}
