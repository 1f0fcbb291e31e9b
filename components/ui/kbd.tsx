import type { ReactNode } from 'react';
import { cn } from '@/components/lib/cn';

export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={cn(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border bg-surface px-1 text-[0.625rem] font-medium text-ink-muted',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
