import { UserRoundIcon } from 'lucide-react';
import { formatInstant } from '@/components/lib/format';
import type { ChangeTrail } from '@/server/drift/types';

/** Who changed a resource, or plainly why that is not known. */
export function TrailNote({ trail }: { trail: ChangeTrail | null }) {
  return (
    <div className="flex gap-2 text-sm">
      <UserRoundIcon className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden="true" />
      <Words trail={trail} />
    </div>
  );
}

function Words({ trail }: { trail: ChangeTrail | null }) {
  if (!trail) return <p className="text-ink-muted">CloudTrail has not been asked who changed it yet.</p>;
  if (trail.state === 'denied')
    return (
      <p className="text-ink-muted">
        Who changed it is not permitted to know: the role lacks <code className="text-xs text-ink">cloudtrail:LookupEvents</code>.
      </p>
    );
  if (trail.state === 'none') return <p className="text-ink-muted">CloudTrail has no change of it in the last 90 days.</p>;
  if (trail.state === 'failed') return <p className="text-ink-muted">CloudTrail could not be asked who changed it ({trail.code}).</p>;
  if (trail.state === 'not-asked') return <p className="text-ink-muted">Too many resources drifted to ask CloudTrail about this one.</p>;
  return (
    <ul className="grid gap-0.5">
      {trail.events.map((event) => (
        <li key={`${event.at} ${event.event}`}>
          <span className="font-medium">{event.user}</span> <code className="text-xs">{event.event}</code>
          <span className="text-ink-muted">
            {' '}
            by {event.how === 'console' ? 'the console' : event.how === 'SDK' ? 'a program' : event.how}, {formatInstant(event.at)}
            {event.sourceIp && `, from ${event.sourceIp}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
