import { formatInstant } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { ChangeEvent } from '@/server/drift/types';

/** Who changed it, where a drift detection looked that up in CloudTrail. */
export function ChangedByCard({ events }: { events: readonly ChangeEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Card aria-labelledby="changed-by-title">
      <CardHeader id="changed-by-title" title="Changed by" description="As CloudTrail told the last drift detection" />
      <ol className="divide-y border-t">
        {events.map((event) => (
          <li key={`${event.at} ${event.event}`} className="px-4 py-2 text-sm">
            <span className="font-medium break-all">{event.user}</span>
            <span className="block text-xs text-ink-muted">
              <code className="break-all">{event.event}</code> by {event.how}, {formatInstant(event.at)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
