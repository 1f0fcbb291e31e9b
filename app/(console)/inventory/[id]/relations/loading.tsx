import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Skeleton className="h-16" />
      <Skeleton className="h-8 w-80" />
      <Skeleton className="h-96" />
    </div>
  );
}
