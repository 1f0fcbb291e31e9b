import { Skeleton } from '@/components/ui/skeleton';

export function WidgetSkeleton() {
  return (
    <div className="grid gap-2 px-4 pb-4" role="status" aria-label="Being read">
      <Skeleton className="h-10 w-28" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-2/3" />
    </div>
  );
}
