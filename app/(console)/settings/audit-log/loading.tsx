import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid gap-3" role="status" aria-label="Loading the audit log">
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-8 w-full max-w-2xl" />
      <Skeleton className="h-96 rounded-lg" />
    </div>
  );
}
