import Link from 'next/link';
import { historyLooks } from '@/components/findings/history-looks';
import { cn } from '@/components/lib/cn';
import { AccountLabel } from '@/components/posture/account-label';
import { findingsLink } from '@/components/posture/findings-link';
import { RelativeTime } from '@/components/posture/relative-time';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Card, CardHeader } from '@/components/ui/card';
import type { ChangeEntry } from '@/server/overview/types';

export function ChangesCard({ changes }: { changes: readonly ChangeEntry[] }) {
  return (
    <Card className="flex flex-col" aria-labelledby="changes-title">
      <CardHeader id="changes-title" title="What changed" />
      {changes.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted">No finding has changed yet. Changes appear here after the second scan of an account.</p>
      ) : (
        <ul className="min-h-0 flex-1 overflow-y-auto pb-1 max-h-96 lg:max-h-72">
          {changes.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ChangeRow({ change }: { change: ChangeEntry }) {
  const { word, icon: Icon, className } = historyLooks[change.kind];
  return (
    <li>
      <Link
        href={findingsLink({ status: '', finding: change.findingId })}
        className="flex gap-2.5 px-4 py-2 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Icon className={cn('mt-0.5 size-3.5 shrink-0', className)} aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <span className={cn('shrink-0 text-xs font-medium', className)}>{word}</span>
            <span className="truncate">{change.title}</span>
          </span>
          <span className="mt-0.5 flex items-center gap-1.5 text-xs text-ink-muted">
            <SeverityIcon severity={change.severity} className="size-3" />
            <span className="sr-only">{severityLabel[change.severity]},</span>
            <span className="truncate">{change.resource.name ?? change.resource.id}</span>
            <AccountLabel account={change.account} className="max-w-28 shrink-0 max-sm:hidden" />
            <span className="ml-auto pl-1">
              <RelativeTime at={change.at} />
            </span>
          </span>
        </span>
      </Link>
    </li>
  );
}
