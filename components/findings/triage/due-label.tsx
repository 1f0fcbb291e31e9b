'use client';

import { ClockAlertIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { formatInstant, formatRelative } from '@/components/lib/format';
import { useNow } from '@/components/lib/use-now';

/** When a finding is due, as far as that is; marked by shape as well as colour when it is late or near. */
export function DueLabel({ dueAt, nearDays }: { dueAt: string | null; nearDays: number }) {
  const now = useNow();
  if (!dueAt) return <span className="text-ink-faint">none</span>;
  const left = Date.parse(dueAt) - now;
  const isLate = left <= 0;
  const isNear = !isLate && left <= nearDays * 86_400_000;
  return (
    <time
      dateTime={dueAt}
      title={formatInstant(dueAt)}
      suppressHydrationWarning
      className={cn(
        'inline-flex items-center gap-1 align-middle whitespace-nowrap',
        isLate ? 'font-medium text-critical-text' : isNear ? 'font-medium text-medium-text' : 'text-ink-muted',
      )}
    >
      {(isLate || isNear) && <ClockAlertIcon className="size-3.5 shrink-0" aria-hidden="true" />}
      {isLate && <span className="sr-only">Overdue since </span>}
      {formatRelative(dueAt, now)}
    </time>
  );
}
