'use client';

import { ActivityIcon, EllipsisIcon, KeyRoundIcon, NetworkIcon, PauseIcon, PencilIcon, PlayIcon, UnplugIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { findingsLink } from '@/components/posture/findings-link';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { pauseAccountAction, resumeAccountAction } from '@/server/accounts/actions';
import type { AccountRow } from '@/server/accounts/types';
import { startScanAction } from '@/server/scans/actions';
import { EditAccountDialog } from './edit-account-dialog';
import { RemoveAccountDialog } from './remove-account-dialog';

export function AccountMenu({ account }: { account: AccountRow }) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null);
  const mayScan = useCan('scans:create');
  const mayConnect = useCan('accounts:create');
  const mayEdit = useCan('accounts:update');
  const mayRemove = useCan('accounts:delete');
  const scan = () =>
    startTransition(async () => {
      const started = settle(await startScanAction({ awsAccountId: account.id }));
      if (started) router.push(`/scans/${started.data.scanId}`);
    });
  const isRead = account.status === 'connected' || account.status === 'scanning' || account.status === 'error';
  const pauseOrResume = () =>
    startTransition(async () => {
      const isPaused = account.status === 'paused';
      const done = await (isPaused ? resumeAccountAction : pauseAccountAction)({ id: account.id });
      if (settle(done, isPaused ? `${account.name} is read again` : `${account.name} is paused`)) router.refresh();
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
            <MenuItem onSelect={scan} disabled={account.activeScanId !== null || !isRead}>
              <PlayIcon aria-hidden="true" /> Scan now
            </MenuItem>
          )}
          <MenuItem onSelect={() => router.push(findingsLink({ account: account.id }))}>
            <ActivityIcon aria-hidden="true" /> Findings
          </MenuItem>
          <MenuItem onSelect={() => router.push(`/accounts/${account.id}/access`)}>
            <KeyRoundIcon aria-hidden="true" /> Access
          </MenuItem>
          {mayConnect && isRead && (
            <MenuItem onSelect={() => router.push(`/accounts/${account.id}/organization`)}>
              <NetworkIcon aria-hidden="true" /> AWS organization
            </MenuItem>
          )}
          {mayEdit && (
            <MenuItem onSelect={() => setDialog('edit')}>
              <PencilIcon aria-hidden="true" /> Edit
            </MenuItem>
          )}
          {mayEdit && (isRead || account.status === 'paused') && (
            <MenuItem onSelect={pauseOrResume}>
              {account.status === 'paused' ? <PlayIcon aria-hidden="true" /> : <PauseIcon aria-hidden="true" />}
              {account.status === 'paused' ? 'Resume' : 'Pause'}
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
      <RemoveAccountDialog account={account} open={dialog === 'remove'} onOpenChange={(open) => setDialog(open ? 'remove' : null)} />
    </>
  );
}
