'use client';

import { formatInstant, formatRelative } from '@/components/lib/format';
import { useNow } from '@/components/lib/use-now';

/** `3 hr. ago`, kept true while the page stands. The exact instant is in the title and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatInstant(at)} className="whitespace-nowrap" suppressHydrationWarning>
      {formatRelative(at, now)}
    </time>
  );
}
