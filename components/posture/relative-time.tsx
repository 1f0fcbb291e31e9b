'use client';

import { useEffect, useState } from 'react';
import { formatInstant, formatRelative } from '@/components/lib/format';

/** `3 hr. ago`, kept true while the page stands. The exact instant is in the title and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={formatInstant(at)} className="whitespace-nowrap" suppressHydrationWarning>
      {formatRelative(at, now)}
    </time>
  );
}
