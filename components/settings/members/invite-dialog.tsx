'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlertIcon, MailIcon, UserPlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';
import type { Role } from '@/server/identity/permissions';
import type { AccountRef } from '@/server/posture';
import { AccessFields } from './access-fields';
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
  if (invite.data) {
    const { link, mailed } = invite.data.invitation;
    return (
      <>
        <Banner icon={MailIcon} title={mailed ? `Mailed to ${email.trim()}` : 'Hand over this link'}>
          It is good for one person, and shown this once.
        </Banner>
        <CodeBlock code={link} label="Invitation link" />
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </>
    );
  }
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
