import { cn } from '@/components/lib/cn';
import type { AccountRef } from '@/server/posture';
import { SampleTag } from './sample-tag';

export function AccountLabel({ account, className, showId = false }: { account: AccountRef; className?: string; showId?: boolean }) {
  return (
    <span className={cn('flex min-w-0 items-center gap-1.5', className)}>
      <span className="truncate">{account.name}</span>
      {showId && <span className="tabular shrink-0 text-xs text-ink-muted">{account.accountId}</span>}
      {account.kind === 'sample' && <SampleTag />}
    </span>
  );
}
