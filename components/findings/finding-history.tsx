import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { formatInstant, plural, times } from '@/components/lib/format';
import type { FindingHistoryEntry } from '@/server/findings/types';
import type { VerificationLook } from '@/server/findings/verify/types';
import { historyLooks } from './history-looks';

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
        const { word, icon: Icon, className } = historyLooks[entry.kind];
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
