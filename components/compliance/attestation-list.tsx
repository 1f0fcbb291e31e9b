'use client';

import { useRouter } from 'next/navigation';
import { formatDay, formatInstant } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { withdrawAttestationAction } from '@/server/compliance/actions';
import type { AttestationView } from '@/server/compliance/types';

/** The words that are in force, each with its end and the way back. */
export function AttestationList({ attestations }: { attestations: readonly AttestationView[] }) {
  const router = useRouter();
  const mayWithdraw = useCan('findings:update');
  if (attestations.length === 0) return <p className="text-xs text-ink-muted">Nobody has attested it.</p>;
  return (
    <ul aria-label="Attestations" className="divide-y rounded-lg border bg-surface">
      {attestations.map(({ id, statement, evidenceUrl, by, at, expiresAt, accounts }) => (
        <li key={id} className="grid gap-1 px-3 py-2.5">
          <p className="break-words whitespace-pre-line">{statement}</p>
          {evidenceUrl && (
            <a
              href={evidenceUrl}
              target="_blank"
              rel="noreferrer"
              className="w-fit max-w-full truncate text-xs text-accent-text underline-offset-4 hover:underline"
            >
              {evidenceUrl}
            </a>
          )}
          <p className="text-xs text-ink-muted">
            {by}, <time dateTime={at}>{formatInstant(at)}</time>. Until{' '}
            <time dateTime={expiresAt}>{`${formatDay(expiresAt)}, ${expiresAt.slice(0, 4)}`}</time>, for{' '}
            {accounts.map(({ name }) => name).join(', ')}.
          </p>
          {mayWithdraw && (
            <ConfirmDialog
              trigger={
                <Button size="sm" className="mt-1 w-fit">
                  Withdraw
                </Button>
              }
              title="Withdraw this attestation?"
              confirm="Withdraw"
              onConfirm={async () => {
                if (settle(await withdrawAttestationAction({ id }), 'Attestation withdrawn')) router.refresh();
              }}
            >
              The requirement is manual again. The audit log keeps who attested and who withdrew.
            </ConfirmDialog>
          )}
        </li>
      ))}
    </ul>
  );
}
