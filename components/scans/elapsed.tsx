'use client';

import { useEffect, useState } from 'react';
import { formatDuration } from '@/components/lib/format';

/** Time since an instant, second by second. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span suppressHydrationWarning>{formatDuration(now - Date.parse(since))}</span>;
}
