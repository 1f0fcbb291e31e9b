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
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast-store';
import type { AccountRef } from '@/server/posture';
import { EditMemberDialog } from './edit-member-dialog';
import { type Member, roleWords } from './types';

type Open = 'edit' | 'remove' | 'sessions' | null;

export function MemberItem({ member, isSelf, accounts }: { member: Member; isSelf: boolean; accounts: readonly AccountRef[] }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const mayChange = useCan('members:update');
  const mayRemove = useCan('members:delete');
  const name = member.name || member.email;
  const act = useMutation({
    mutationFn: ({ path }: { path: string; done: string }) => sendJson('DELETE', path),
    onSuccess: (_, { done }) => {
      toast({ tone: 'success', title: done });
      return client.invalidateQueries({ queryKey: ['members'] });
    },
    onError: (error) => toast({ tone: 'danger', title: 'That did not work', description: error.message }),
  });
  const run = async (path: string, done: string) => {
    await act.mutateAsync({ path, done }).catch(() => undefined);
  };
  const set = (which: Open) => (isOpen: boolean) => setOpen(isOpen ? which : null);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium">{name}</span>
          {isSelf && <Badge>You</Badge>}
          {member.status === 'deactivated' && <Badge tone="outline">Deactivated</Badge>}
        </p>
        <p className="truncate text-xs text-ink-muted">{member.email}</p>
      </div>
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
      <div className="flex items-center gap-2">
        {member.grants && <Badge tone="outline">{plural(member.grants.length, 'account')}</Badge>}
        <Badge tone={member.role === 'admin' ? 'accent' : 'neutral'}>{roleWords[member.role].label}</Badge>
        {mayChange && (
          <Menu>
            <MenuTrigger asChild>
              <Button variant="ghost" size="icon-sm" aria-label={`Manage ${name}`}>
                <EllipsisIcon />
              </Button>
            </MenuTrigger>
            <MenuContent align="end">
              <MenuItem onSelect={() => setOpen('edit')}>Role and accounts…</MenuItem>
              {!isSelf && <MenuItem onSelect={() => setOpen('sessions')}>End sessions…</MenuItem>}
              {mayRemove && <MenuItem onSelect={() => setOpen('remove')}>Remove…</MenuItem>}
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
        onConfirm={() => run(`/api/admin/users/${member.id}/sessions`, `Ended the sessions of ${name}`)}
      >
        They have to sign in again, everywhere. Their API keys go on working.
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={set('remove')}
        title={`Remove ${name}?`}
        confirm="Remove member"
        onConfirm={() => run(`/api/admin/users/${member.id}`, `Removed ${name}`)}
      >
        {isSelf ? 'You leave this organization at once.' : 'They lose access at once, and their API keys are revoked.'} What they did stays
        in the audit log.
      </ConfirmDialog>
    </li>
  );
}
