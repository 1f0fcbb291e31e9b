'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { settle } from '@/components/lib/settle';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { removeAccountAction } from '@/server/accounts/actions';
import type { AccountRow } from '@/server/accounts/types';

interface RemoveAccountDialogProps {
  account: AccountRow;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const choices = [
  { value: 'keep', label: 'Disconnect, keep what was found', hint: 'Nothing reads the account any more; its findings stay as they are.' },
  { value: 'delete', label: 'Remove with everything', hint: 'Its scans, findings, mutes and history are deleted here.' },
] as const;

export function RemoveAccountDialog({ account, open, onOpenChange }: RemoveAccountDialogProps) {
  const router = useRouter();
  const [data, setData] = useState<'keep' | 'delete'>(account.status === 'disconnected' ? 'delete' : 'keep');
  const offered = account.status === 'disconnected' ? choices.slice(1) : choices;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Take ${account.name} away?`}
      confirm={data === 'keep' ? 'Disconnect account' : 'Remove account'}
      onConfirm={async () => {
        const done = await removeAccountAction({ id: account.id, data });
        if (settle(done, data === 'keep' ? `Disconnected ${account.name}` : `Removed ${account.name}`)) router.refresh();
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="sr-only">What becomes of what was found</legend>
        {offered.map(({ value, label, hint }) => (
          <label key={value} className="flex gap-2.5 rounded-md border p-2.5 has-checked:border-accent">
            <input
              type="radio"
              name="remove-data"
              value={value}
              checked={data === value}
              onChange={() => setData(value)}
              className="mt-0.5 accent-accent"
            />
            <span>
              <span className="block font-medium text-ink">{label}</span>
              <span className="text-xs">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="mt-3">Nothing changes in AWS: delete the role or key there if it is no longer needed.</p>
    </ConfirmDialog>
  );
}
