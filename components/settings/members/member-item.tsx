'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EllipsisIcon } from 'lucide-react';
import { useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { RelativeTime } from '@/components/posture/relative-time';
import { useCan } from '@/components/shell/actor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast-store';
import type { AccountRef } from '@/server/posture';
import { EditMemberDialog } from './edit-member-dialog';
import { type Member, roleWords, type SignInVendor } from './types';

type Open = 'edit' | 'remove' | 'sessions' | 'deactivate' | null;

interface Act {
  method: 'POST' | 'DELETE';
  path: string;
  /** What the toast says. */
  done: string;
}

interface MemberItemProps {
  member: Member;
  isSelf: boolean;
  accounts: readonly AccountRef[];
  vendor: SignInVendor | null;
}

export function MemberItem({ member, isSelf, accounts, vendor }: MemberItemProps) {
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const mayChange = useCan('members:update');
  const mayRemove = useCan('members:delete');
  const name = member.name || member.email;
  const act = useMutation({
    mutationFn: ({ method, path }: Act) => sendJson(method, path),
    onSuccess: (_, { done }) => {
      toast({ tone: 'success', title: done });
      return client.invalidateQueries({ queryKey: ['members'] });
    },
    onError: (error) => toast({ tone: 'danger', title: 'That did not work', description: error.message }),
  });
  const run = async (method: Act['method'], path: string, done: string) => {
    await act.mutateAsync({ method, path, done }).catch(() => undefined);
  };
  const isOut = member.status === 'deactivated';
  const set = (which: Open) => (isOpen: boolean) => setOpen(isOpen ? which : null);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium">{name}</span>
          {isSelf && <Badge>You</Badge>}
          {isOut && <Badge tone="outline">Deactivated</Badge>}
        </p>
        <p className="truncate text-xs text-ink-muted">{member.email}</p>
      </div>
      {!vendor?.keepsSessions && (
        <p className="text-xs text-ink-muted">
          {member.lastSeenAt ? (
            <>
              Seen <RelativeTime at={member.lastSeenAt} />
            </>
          ) : (
            'Not signed in'
          )}
          {member.twoFactorEnabled && ', two-step sign-in'}
        </p>
      )}
      <div className="flex items-center gap-2 max-sm:w-full">
        {member.grants && <Badge tone="outline">{plural(member.grants.length, 'account')}</Badge>}
        <Badge tone={member.role === 'admin' ? 'accent' : 'neutral'}>{roleWords[member.role].label}</Badge>
        {mayChange && (
          <Menu>
            <MenuTrigger asChild>
              <Button variant="ghost" size="icon-sm" className="max-sm:ml-auto" aria-label={`Manage ${name}`}>
                <EllipsisIcon />
              </Button>
            </MenuTrigger>
            <MenuContent align="end">
              <MenuItem onSelect={() => setOpen('edit')}>Role and accounts…</MenuItem>
              {!isSelf && !isOut && !vendor?.keepsSessions && <MenuItem onSelect={() => setOpen('sessions')}>End sessions…</MenuItem>}
              {!isSelf && !isOut && <MenuItem onSelect={() => setOpen('deactivate')}>Deactivate…</MenuItem>}
              {isOut && (
                <MenuItem onSelect={() => void run('POST', `/api/admin/users/${member.id}/reactivate`, `${name} may sign in again`)}>
                  Reactivate
                </MenuItem>
              )}
              {mayRemove && (
                <>
                  <MenuSeparator />
                  <MenuItem danger onSelect={() => setOpen('remove')}>
                    {isSelf ? 'Leave…' : 'Remove…'}
                  </MenuItem>
                </>
              )}
            </MenuContent>
          </Menu>
        )}
      </div>
      <EditMemberDialog member={member} accounts={accounts} open={open === 'edit'} onOpenChange={set('edit')} />
      <ConfirmDialog
        open={open === 'sessions'}
        onOpenChange={set('sessions')}
        title={`End all sessions of ${name}?`}
        confirm="End sessions"
        onConfirm={() => run('DELETE', `/api/admin/users/${member.id}/sessions`, `Ended the sessions of ${name}`)}
      >
        They have to sign in again, everywhere. Their API keys go on working.
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'deactivate'}
        onOpenChange={set('deactivate')}
        title={`Deactivate ${name}?`}
        confirm="Deactivate"
        onConfirm={() => run('POST', `/api/admin/users/${member.id}/deactivate`, `Deactivated ${name}`)}
      >
        Their sessions here end at once, and their API keys are revoked for good. Role and accounts stay for the day you reactivate them.
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={set('remove')}
        title={isSelf ? 'Leave this organization?' : `Remove ${name}?`}
        confirm={isSelf ? 'Leave organization' : 'Remove member'}
        onConfirm={() => run('DELETE', `/api/admin/users/${member.id}`, `Removed ${name}`)}
      >
        {isSelf
          ? 'You lose access at once, and your API keys of it are revoked.'
          : 'They lose access at once, and their API keys are revoked.'}{' '}
        What {isSelf ? 'you' : 'they'} did stays in the audit log.{vendor && ` At ${vendor.name} nothing changes.`}
      </ConfirmDialog>
    </li>
  );
}
