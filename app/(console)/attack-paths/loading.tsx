import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid grid-cols-1 gap-4" aria-busy="true">
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-8 w-full max-w-xl" />
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-56 w-full" />
      ))}
    </div>
  );
}
