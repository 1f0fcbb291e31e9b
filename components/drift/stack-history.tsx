import { formatInstant, formatNumber } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import type { Detection } from '@/server/drift/types';
import { DriftStatusBadge, RunningBadge } from './drift-status';

const triggers: Record<Detection['trigger'], string> = { user: 'by hand', api: 'API', schedule: 'nightly' };

/** Past looks at a stack, newest first, with how many of its resources differed as a line of bars. */
export function StackHistory({ history }: { history: readonly Detection[] }) {
  const ended = history.filter(({ counts }) => counts !== null).reverse();
  return (
    <Card aria-labelledby="history-title">
      <CardHeader id="history-title" title="History" description={ended.length > 1 ? 'Resources that differed, look by look' : undefined} />
      {ended.length > 1 && <Trend looks={ended} />}
      {history.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">CloudLens has not looked at this stack yet.</p>
      ) : (
        <ol className="max-h-96 divide-y overflow-y-auto border-t">
          {history.map((look) => (
            <li key={look.id} className="grid gap-1 px-4 py-2.5 text-sm">
              <span className="flex flex-wrap items-center gap-2">
                <Outcome look={look} />
                <time dateTime={look.startedAt ?? look.queuedAt} className="text-xs text-ink-muted">
                  {formatInstant(look.startedAt ?? look.queuedAt)}
                </time>
                <span className="ml-auto text-xs text-ink-muted">{look.requestedBy ?? triggers[look.trigger]}</span>
              </span>
              {look.counts && (
                <span className="tabular text-xs text-ink-muted">
                  {formatNumber(look.counts.modified)} modified, {formatNumber(look.counts.deleted)} deleted,{' '}
                  {formatNumber(look.counts.unknown)} unknown, {formatNumber(look.counts.unchecked)} unchecked
                </span>
              )}
              {look.reason && <span className="text-xs text-ink-muted">{look.reason}</span>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Outcome({ look }: { look: Detection }) {
  if (look.status === 'QUEUED' || look.status === 'DETECTION_IN_PROGRESS') return <RunningBadge status={look.status} />;
  if (look.stackDriftStatus) return <DriftStatusBadge status={look.stackDriftStatus} />;
  return <Badge tone="critical">Failed</Badge>;
}

function Trend({ looks }: { looks: readonly Detection[] }) {
  const drifted = looks.map(({ counts }) => (counts ? counts.modified + counts.deleted : 0));
  const most = Math.max(1, ...drifted);
  return (
    <div className="flex h-12 items-end gap-0.5 px-4 pb-2" role="img" aria-label={`Resources that differed: ${drifted.join(', ')}`}>
      {looks.map((look, index) => (
        <span
          key={look.id}
          className="max-w-4 min-w-1 flex-1 rounded-t-xs"
          style={{
            height: `${Math.max(6, ((drifted[index] ?? 0) / most) * 100)}%`,
            background: (drifted[index] ?? 0) > 0 ? 'var(--high)' : look.stackDriftStatus === 'IN_SYNC' ? 'var(--pass)' : 'var(--unknown)',
          }}
          title={`${formatInstant(look.startedAt ?? look.queuedAt)}: ${drifted[index]}`}
        />
      ))}
    </div>
  );
}
