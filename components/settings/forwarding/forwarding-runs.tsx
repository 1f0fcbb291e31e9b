'use client';

import { RelativeTime } from '@/components/posture/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import { RunBadge } from './run-badge';
import { useForwardingRuns } from './use-forwarders';

/** The last runs of one, with all that did not arrive. */
export function ForwardingRuns({ id }: { id: string }) {
  const { data, error } = useForwardingRuns(id, true);
  if (error) return <p className="text-sm text-critical-text">{error.message}</p>;
  if (!data) return <Skeleton className="h-24" />;
  if (data.runs.length === 0) return <p className="text-sm text-ink-muted">It has not run yet.</p>;
  return (
    <ul className="grid max-h-96 gap-3 overflow-y-auto text-sm">
      {data.runs.map(({ id: runId, status, sent, startedAt, place, problems }) => (
        <li key={runId} className="grid gap-0.5">
          <p className="flex flex-wrap items-center gap-2">
            <RunBadge status={status} />
            <span>{sent.toLocaleString('en')} sent</span>
            <span className="text-xs text-ink-muted">
              <RelativeTime at={startedAt} />
            </span>
          </p>
          {place && <p className="font-mono text-xs break-all text-ink-muted">{place}</p>}
          {problems.map(({ account, region, reason, findings }) => (
            <p key={`${account}${region}${reason}`} className="text-xs break-words text-critical-text">
              {[account, region].filter(Boolean).join(', ')}
              {account && ': '}
              {reason}
              {findings > 0 && ` (${findings.toLocaleString('en')} findings)`}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
