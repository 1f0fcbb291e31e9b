import { cn } from '@/components/lib/cn';

/** Holds the place of what is coming, in its size. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cn('animate-pulse rounded bg-hover', className)} aria-hidden="true" />;
}
