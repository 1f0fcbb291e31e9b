'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { cn } from '@/components/lib/cn';

/**
 * What is said when no option matches. It stands beside the list and not in it: a listbox may hold options
 * and nothing else, and a reader of the screen is told of a change only by a status.
 */
export function CommandEmpty({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div role="status">
      <Command.Empty className={cn('px-3 py-4 text-center text-xs text-ink-muted', className)}>{children}</Command.Empty>
    </div>
  );
}
