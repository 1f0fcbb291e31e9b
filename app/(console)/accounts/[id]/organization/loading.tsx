import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4" role="status" aria-label="Loading the organization">
      <Skeleton className="h-12 w-72" />
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}
