'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlertIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast-store';
import type { AccountRef } from '@/server/posture';
import { AccessFields } from './access-fields';
import type { Member } from './types';

interface EditMemberDialogProps {
  member: Member;
  accounts: readonly AccountRef[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function EditMemberDialog({ member, accounts, open, onOpenChange }: EditMemberDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={member.name || member.email} description="Holds from their next click on, and for their API keys.">
        <EditMember member={member} accounts={accounts} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function EditMember({ member, accounts, onDone }: { member: Member; accounts: readonly AccountRef[]; onDone: () => void }) {
  const client = useQueryClient();
  const [role, setRole] = useState(member.role);
  const [grants, setGrants] = useState(member.grants);
  const save = useMutation({
    mutationFn: () => sendJson('PUT', `/api/admin/users/${member.id}/permissions`, { role, grants }),
    onSuccess: async () => {
      toast({ tone: 'success', title: `Changed ${member.name || member.email}` });
      await client.invalidateQueries({ queryKey: ['members'] });
      onDone();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {save.error && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={save.error.message} />}
      <AccessFields role={role} onRole={setRole} grants={grants} onGrants={setGrants} accounts={accounts} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save'}
        </Button>
      </DialogFooter>
    </form>
  );
}
