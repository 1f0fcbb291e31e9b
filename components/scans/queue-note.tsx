'use client';

import { useEffect, useState } from 'react';
import { formatOrdinal, formatRoughly } from '@/components/lib/format';
import type { ScanProgress, ScanRow } from '@/server/scans/types';

const tickMs = 10_000;

interface Props {
  status: ScanRow['status'];
  progress: ScanProgress;
  /** Also say where an estimate is missing. */
  detailed?: boolean;
}

/** Where a scan that has not ended stands in the queue, and how long it will be, as far as anybody can tell. */
export function QueueNote({ status, progress, detailed = false }: Props) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const text = noteOf(status, progress, now, detailed);
  return text ? (
    <span className="text-xs text-ink-muted" suppressHydrationWarning>
      {text}
    </span>
  ) : null;
}

/** @param now epoch milliseconds */
export function noteOf(status: ScanRow['status'], progress: ScanProgress, now: number, detailed: boolean): string | null {
  const { queuePosition, estimatedStartAt, estimatedFinishAt } = progress;
  const until = (at: string) => formatRoughly(Date.parse(at) - now);
  if (status === 'queued') {
    if (queuePosition === null) return 'Starting';
    const place = queuePosition === 1 ? 'Next in the queue' : `${formatOrdinal(queuePosition)} in the queue`;
    if (estimatedStartAt) return `${place}, starts in ${until(estimatedStartAt)}`;
    return detailed ? `${place}. When it starts is unknown: a scan before it has no past to go by` : place;
  }
  if (status !== 'running') return null;
  if (estimatedFinishAt) return `${sentence(until(estimatedFinishAt))} left`;
  return detailed ? 'Time left unknown: too few past scans of this account and scope to go by, or it takes longer than they did' : null;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
