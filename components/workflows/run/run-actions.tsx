'use client';

import { useRouter } from 'next/navigation';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { approveRunAction, cancelRunAction, retryRunAction } from '@/server/workflows/actions';
import { hasEnded, type RunDetail } from '@/server/workflows/types';

/** Approve, cancel, retry: whichever makes sense now. */
export function RunActions({ run }: { run: RunDetail }) {
  const router = useRouter();
  const [mayApprove, mayCancel, mayRetry] = [useCan('runs:approve'), useCan('runs:update'), useCan('runs:create')];
  return (
    <>
      {!hasEnded(run.status) && mayCancel && (
        <ConfirmDialog
          trigger={<Button disabled={run.cancelRequested}>{run.cancelRequested ? 'Cancelling…' : 'Cancel…'}</Button>}
          title="Cancel this run?"
          confirm="Cancel run"
          onConfirm={async () => {
            if (settle(await cancelRunAction({ id: run.id }), 'Run cancelled')) router.refresh();
          }}
        >
          {run.status === 'running'
            ? 'Its script is asked to stop, and ended with all its processes when it does not. What it has changed stays changed.'
            : 'It will not begin.'}
        </ConfirmDialog>
      )}
      {run.status === 'awaiting_approval' && mayApprove && (
        <ConfirmDialog
          trigger={<Button variant="primary">Approve…</Button>}
          title="Approve this run?"
          confirm="Approve and run"
          onConfirm={async () => {
            if (settle(await approveRunAction({ id: run.id }), 'Run approved')) router.refresh();
          }}
        >
          {approvalWords(run)}
        </ConfirmDialog>
      )}
      {hasEnded(run.status) && mayRetry && (
        <ConfirmDialog
          trigger={<Button>Run again…</Button>}
          title="Run it again?"
          confirm="Run again"
          onConfirm={async () => {
            const done = settle(await retryRunAction({ id: run.id }));
            if (done) router.push(`/workflows/runs/${done.data.runId}`);
          }}
        >
          A new run of version {run.version} with the same inputs{run.account ? ` in ${run.account.name}` : ''}.
        </ConfirmDialog>
      )}
    </>
  );
}

function approvalWords({ outcome, account }: RunDetail): string {
  const where = account ? ` in ${account.name} (${account.accountId})` : '';
  if (outcome?.kind === 'plan')
    return `Exactly the plan that is shown is applied${where}: ${outcome.add} to add, ${outcome.change} to change, ${outcome.destroy} to destroy.`;
  return `The script runs${where} with the inputs that are shown.`;
}
