'use client';

import { ActivityIcon, EllipsisIcon, KeyRoundIcon, PencilIcon, PlayIcon, UnplugIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { findingsLink } from '@/components/posture/findings-link';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { removeAccountAction } from '@/server/accounts/actions';
import type { AccountRow } from '@/server/accounts/types';
import { startScanAction } from '@/server/scans/actions';
import { EditAccountDialog } from './edit-account-dialog';

export function AccountMenu({ account }: { account: AccountRow }) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  const mayScan = useCan('scans:create');
  const mayEdit = useCan('accounts:update');
  const mayRemove = useCan('accounts:delete');
  const scan = () =>
    startTransition(async () => {
      const started = settle(await startScanAction({ awsAccountId: account.id }));
      if (started) router.push(`/scans/${started.data.scanId}`);
    });
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" className="-mt-1 -mr-2" aria-label={`Actions for ${account.name}`}>
            <EllipsisIcon className="size-4!" />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {mayScan && (
            <MenuItem
              onSelect={scan}
              disabled={account.activeScanId !== null || account.status === 'pending' || account.status === 'insecure_trust'}
            >
              <PlayIcon aria-hidden="true" /> Scan now
            </MenuItem>
          )}
          <MenuItem onSelect={() => router.push(findingsLink({ account: account.id }))}>
            <ActivityIcon aria-hidden="true" /> Findings
          </MenuItem>
          <MenuItem onSelect={() => router.push(`/accounts/${account.id}/access`)}>
            <KeyRoundIcon aria-hidden="true" /> Access
          </MenuItem>
          {mayEdit && (
            <MenuItem onSelect={() => setDialog('edit')}>
              <PencilIcon aria-hidden="true" /> Edit
            </MenuItem>
          )}
          {mayRemove && (
            <>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setDialog('remove')}>
                <UnplugIcon aria-hidden="true" /> Remove
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <EditAccountDialog account={account} open={dialog === 'edit'} onOpenChange={(open) => setDialog(open ? 'edit' : null)} />
      <ConfirmDialog
        open={dialog === 'remove'}
        onOpenChange={(open) => setDialog(open ? 'remove' : null)}
        title={`Remove ${account.name}?`}
        confirm="Remove account"
        onConfirm={async () => {
          if (settle(await removeAccountAction({ id: account.id }), `Removed ${account.name}`)) router.refresh();
        }}
      >
        Its scans, findings, mutes and history are deleted here. Nothing changes in AWS: delete the role there if it is no longer needed.
      </ConfirmDialog>
    </>
  );
}
