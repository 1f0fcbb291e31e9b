'use client';

import { useRouter } from 'next/navigation';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { removeAccountAction } from '@/server/accounts/actions';
import type { AccountRow } from '@/server/accounts/types';

/** Takes all sample accounts away at once. */
export function RemoveSamples({ accounts }: { accounts: readonly AccountRow[] }) {
  const router = useRouter();
  const samples = accounts.filter((account) => account.kind === 'sample');
  if (!useCan('accounts:delete') || samples.length === 0) return null;

  async function removeAll() {
    let removed = 0;
    for (const { id } of samples) if (settle(await removeAccountAction({ id }))) removed += 1;
    settle({ ok: true, data: null }, `Removed ${plural(removed, 'sample account')}`);
    router.refresh();
  }

  return (
    <ConfirmDialog
      trigger={<Button>Remove the samples</Button>}
      title="Remove the sample accounts?"
      confirm="Remove samples"
      onConfirm={removeAll}
    >
      {samples.map((account) => account.name).join(', ')} go, with their scans and findings. They exist only in the sample cloud on this
      machine.
    </ConfirmDialog>
  );
}
