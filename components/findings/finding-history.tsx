import {
  BellIcon,
  BellOffIcon,
  CheckCircle2Icon,
  CircleDotIcon,
  CircleSlashIcon,
  ClockAlertIcon,
  type LucideIcon,
  RotateCcwIcon,
  ScanSearchIcon,
  ShieldCheckIcon,
  ShieldQuestionIcon,
  ShieldXIcon,
  UserCheckIcon,
  UserXIcon,
} from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { formatInstant, plural, times } from '@/components/lib/format';
import type { FindingHistoryEntry } from '@/server/findings/types';
import type { VerificationLook } from '@/server/findings/verify/types';

const looks: Record<FindingHistoryEntry['kind'], { word: string; icon: LucideIcon; className: string }> = {
  opened: { word: 'Opened', icon: CircleDotIcon, className: 'text-critical-text' },
  reopened: { word: 'Reopened', icon: RotateCcwIcon, className: 'text-high-text' },
  resolved: { word: 'Resolved', icon: CheckCircle2Icon, className: 'text-pass-text' },
  muted: { word: 'Muted', icon: BellOffIcon, className: 'text-ink-muted' },
  unmuted: { word: 'Unmuted', icon: BellIcon, className: 'text-ink-muted' },
  excluded: { word: 'Excluded', icon: CircleSlashIcon, className: 'text-ink-muted' },
  included: { word: 'Judged again', icon: CircleDotIcon, className: 'text-high-text' },
  'mute-expired': { word: 'Mute ended', icon: BellIcon, className: 'text-ink-muted' },
  assigned: { word: 'Assigned', icon: UserCheckIcon, className: 'text-ink-muted' },
  unassigned: { word: 'Given to nobody', icon: UserXIcon, className: 'text-ink-muted' },
  'exception-asked': { word: 'Exception asked for', icon: ShieldQuestionIcon, className: 'text-ink-muted' },
  'exception-accepted': { word: 'Risk accepted', icon: ShieldCheckIcon, className: 'text-ink-muted' },
  'exception-declined': { word: 'Exception declined', icon: ShieldXIcon, className: 'text-ink-muted' },
  'exception-withdrawn': { word: 'Exception withdrawn', icon: ShieldXIcon, className: 'text-ink-muted' },
  'exception-broken': { word: 'Exception ended: the evidence changed', icon: RotateCcwIcon, className: 'text-high-text' },
  verified: { word: 'Looked at again', icon: ScanSearchIcon, className: 'text-accent-text' },
  'due-near': { word: 'Deadline came near', icon: ClockAlertIcon, className: 'text-medium-text' },
};

/** What stands behind the outcome of looking at the resource again. */
function Asked({ look: { asked, calls } }: { look: VerificationLook }) {
  return (
    <details className="mt-1 text-xs">
      <summary className="w-fit cursor-pointer rounded text-accent-text">{plural(calls, 'call')} to AWS about this resource alone</summary>
      <ul className="mt-1 grid gap-0.5 text-ink-muted">
        {asked.map(({ operation, regions, status, code, calls: own }) => (
          <li key={`${operation} ${status} ${code}`}>
            <code className="break-words text-ink">{operation}</code> {times(own)}, {placesOf(regions)}
            {status !== 'complete' && <span className="text-medium-text">: {code ? `${status} (${code})` : status}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const placesOf = (regions: readonly string[]): string => (regions.length > 3 ? plural(regions.length, 'region') : regions.join(', '));

export function FindingHistory({ entries }: { entries: readonly FindingHistoryEntry[] }) {
  if (entries.length === 0) return <p className="text-ink-muted">It has not changed since it was first seen.</p>;
  return (
    <ol>
      {entries.map((entry, index) => {
        const { word, icon: Icon, className } = looks[entry.kind];
        return (
          <li key={`${entry.at} ${entry.kind}`} className="relative flex gap-3 pb-4 last:pb-0">
            {index < entries.length - 1 && <span className="absolute top-5 bottom-0.5 left-[7px] w-px bg-line-strong" aria-hidden="true" />}
            <Icon className={cn('mt-0.5 size-3.5 shrink-0', className)} aria-hidden="true" />
            <div className="min-w-0">
              <p>
                <span className="font-medium">{word}</span>
                {entry.actor && <span className="text-ink-muted"> by {entry.actor}</span>}
                <time dateTime={entry.at} className="ml-2 text-xs text-ink-muted">
                  {formatInstant(entry.at)}
                </time>
                {entry.scanId && (
                  <Link href={`/scans/${entry.scanId}`} className="ml-2 text-xs text-accent-text underline-offset-2 hover:underline">
                    Scan
                  </Link>
                )}
              </p>
              {entry.note && <p className="mt-0.5 text-ink-muted">{entry.note}</p>}
              {entry.look && <Asked look={entry.look} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
