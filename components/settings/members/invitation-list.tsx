'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getAll, sendJson } from '@/components/lib/api';
import { formatInstant } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast-store';
import { ResendInvitation } from './resend-invitation';
import { type Invitation, roleWords } from './types';

/** Invitations that nobody has accepted; absent while there are none. */
export function InvitationList() {
  const client = useQueryClient();
  const mayResend = useCan('members:create');
  const mayRevoke = useCan('members:delete');
  const { data } = useQuery({
    queryKey: ['invitations'],
    queryFn: async ({ signal }) => ({ invitations: await getAll<Invitation>('/api/invitations', 'invitations', signal) }),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => sendJson('DELETE', `/api/invitations/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
    onError: (error) => toast({ tone: 'danger', title: 'That did not work', description: error.message }),
  });
  const open = data?.invitations.filter(({ status }) => status === 'pending' || status === 'expired') ?? [];
  if (open.length === 0) return null;
  return (
    <Card aria-labelledby="invitations-title">
      <CardHeader id="invitations-title" title="Invitations" description="Sent, and not accepted yet" />
      <ul className="divide-y border-t">
        {open.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="truncate font-medium">{invitation.email}</p>
              <p className="text-xs text-ink-muted">
                By {invitation.inviter}, {invitation.status === 'expired' ? 'ended' : 'good until'} {formatInstant(invitation.expiresAt)}
              </p>
            </div>
            <Badge>{roleWords[invitation.role].label}</Badge>
            {mayResend && <ResendInvitation invitation={invitation} />}
            {mayRevoke && invitation.status === 'pending' && (
              <ConfirmDialog
                trigger={<Button size="sm">Revoke</Button>}
                title={`Revoke the invitation of ${invitation.email}?`}
                confirm="Revoke invitation"
                onConfirm={async () => {
                  await revoke.mutateAsync(invitation.id).catch(() => undefined);
                }}
              >
                Its link stops working at once.
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
