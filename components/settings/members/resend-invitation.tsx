'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from '@/components/lib/api';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast-store';
import { InvitationLink } from './invitation-link';
import type { Invitation } from './types';

/** Makes a new link for an open invitation; the old one dies. */
export function ResendInvitation({ invitation }: { invitation: Invitation }) {
  const client = useQueryClient();
  const resend = useMutation({
    mutationFn: () => sendJson<{ link: string; mailed: boolean }>('POST', `/api/invitations/${invitation.id}/resend`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
    onError: (error) => toast({ tone: 'danger', title: 'That did not work', description: error.message }),
  });
  return (
    <>
      <Button
        size="sm"
        disabled={resend.isPending}
        aria-label={`Send the invitation of ${invitation.email} again`}
        onClick={() => resend.mutate()}
      >
        {resend.isPending ? 'Sending…' : 'Send again'}
      </Button>
      <Dialog open={resend.data !== undefined} onOpenChange={(open) => !open && resend.reset()}>
        <DialogContent title={`A new link for ${invitation.email}`} description="The link before no longer works.">
          {resend.data && <InvitationLink email={invitation.email} {...resend.data} />}
        </DialogContent>
      </Dialog>
    </>
  );
}
