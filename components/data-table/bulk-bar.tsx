'use client';

import { XIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '@/components/lib/format';
import { Button } from '@/components/ui/button';

interface BulkBarProps {
  count: number;
  /** Offered when more match than are chosen: takes in all of them. */
  total: number;
  everything: boolean;
  onEverything: () => void;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done with the chosen rows; floats over the list's end while any are chosen. */
export function BulkBar({ count, total, everything, onEverything, onClear, children }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-16 z-20 flex justify-center px-4 md:bottom-5">
      <div
        role="toolbar"
        aria-label="Chosen rows"
        className="pointer-events-auto flex flex-wrap items-center gap-2 rounded-lg border bg-raised py-1.5 pr-1.5 pl-3 shadow-float animate-in fade-in-0 slide-in-from-bottom-2"
      >
        <span className="tabular text-sm font-medium" role="status">
          {formatNumber(everything ? total : count)} chosen
        </span>
        {!everything && total > count && (
          <Button variant="link" size="inline" onClick={onEverything}>
            Choose all {formatNumber(total)} that match
          </Button>
        )}
        <span className="mx-1 h-5 w-px bg-line" />
        {children}
        <Button variant="ghost" size="icon-sm" aria-label="Choose none" onClick={onClear}>
          <XIcon />
        </Button>
      </div>
    </div>
  );
}
