import { cn } from '@/components/lib/cn';
import type { AccountRef } from '@/server/posture';
import { SampleTag } from './sample-tag';

export function AccountLabel({ account, className, showId = false }: { account: AccountRef; className?: string; showId?: boolean }) {
  return (
    <span className={cn('flex min-w-0 items-center gap-1.5', showId && 'flex-wrap gap-y-0', className)}>
      <span className="truncate">{account.name}</span>
      {showId && <span className="tabular shrink-0 text-xs text-ink-muted">{account.accountId}</span>}
      {account.kind === 'sample' && <SampleTag />}
    </span>
  );
}

/** In a list's column: the name, and below it that it is a sample. */
export function AccountCell({ account }: { account: AccountRef }) {
  return (
    <span title={`${account.name}, ${account.accountId}`} className="block text-ink-muted">
      <span className="block truncate">{account.name}</span>
      {account.kind === 'sample' && <span className="block text-2xs leading-3.5 group-data-[density=compact]/table:sr-only">sample</span>}
    </span>
  );
}
