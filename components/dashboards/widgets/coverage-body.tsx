import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import type { WidgetData } from '@/server/dashboards/types';

/** When each account was looked at, and how much of it was seen. Says 'all calls answered' and never 'secure'. */
export function CoverageBody({ data }: { data: Extract<WidgetData, { kind: 'coverage' }> }) {
  if (data.accounts.length === 0)
    return (
      <p className="px-4 pb-4 text-sm text-ink-muted">
        No account is connected.{' '}
        <Link href="/accounts" className="text-accent-text underline">
          Connect one
        </Link>
      </p>
    );
  return (
    <ul className="max-h-80 overflow-y-auto px-2 pb-3">
      {data.accounts.map(({ account, lastScan, problems }) => (
        <li key={account.id}>
          <Link
            href={lastScan ? `/scans/${lastScan.id}` : `/accounts/${account.id}`}
            className="flex items-baseline gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1 truncate" title={`${account.name} (${account.accountId})`}>
              {account.name}
            </span>
            <span className="shrink-0 text-right text-xs text-ink-muted">
              {lastScan?.finishedAt ? <RelativeTime at={lastScan.finishedAt} /> : 'Not scanned yet'}
              <span className="block">
                {lastScan?.finishedAt ? (problems > 0 ? `${plural(problems, 'call')} not answered in full` : 'All calls answered') : ''}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
