'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlertIcon, UserPlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import type { Role } from '@/server/identity/permissions';
import type { AccountRef } from '@/server/posture';
import { AccessFields } from './access-fields';
import { InvitationLink } from './invitation-link';
import type { Grant } from './types';

export function InviteDialog({ accounts }: { accounts: readonly AccountRef[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="primary">
          <UserPlusIcon aria-hidden="true" />
          Invite
        </Button>
      </DialogTrigger>
      <DialogContent title="Invite a member" description="You get a link to hand over; where mail is set up, it is mailed too.">
        <Invite accounts={accounts} />
      </DialogContent>
    </Dialog>
  );
}

function Invite({ accounts }: { accounts: readonly AccountRef[] }) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [grants, setGrants] = useState<Grant[] | null>(null);
  const invite = useMutation({
    mutationFn: () =>
      sendJson<{ invitation: { link: string; mailed: boolean } }>('POST', '/api/admin/users', { email: email.trim(), role, grants }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }),
  });
  if (invite.data) return <InvitationLink email={email.trim()} {...invite.data.invitation} />;
  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate();
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {invite.error && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={invite.error.message} />}
      <Field id="member-email" label="E-mail">
        <Input
          id="member-email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <AccessFields role={role} onRole={setRole} grants={grants} onGrants={setGrants} accounts={accounts} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={invite.isPending}>
          {invite.isPending ? 'Inviting…' : 'Invite'}
        </Button>
      </DialogFooter>
    </form>
  );
}
