import { TerminalIcon } from 'lucide-react';
import Link from 'next/link';
import { AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { EmptyState } from '@/components/ui/empty-state';
import type { Run } from '@/server/workflows/types';
import { RunStatusBadge } from './run-status';

/** Runs, the newest first. */
export function RunRows({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0)
    return (
      <EmptyState icon={TerminalIcon} title="No run yet">
        A run shows its log while it is under way, and keeps it.
      </EmptyState>
    );
  return (
    <ul className="divide-y">
      {runs.map((run) => (
        <li key={run.id} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover">
          <RunStatusBadge status={run.status} />
          <Link href={`/workflows/runs/${run.id}`} className="min-w-0 truncate font-medium after:absolute after:inset-0">
            {run.workflow.name}
          </Link>
          {run.account && <AccountLabel account={run.account} className="text-ink-muted" />}
          <span className="ml-auto text-xs text-ink-muted">
            {run.requestedBy}, <RelativeTime at={run.queuedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
