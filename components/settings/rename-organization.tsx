'use client';

import { useMutation } from '@tanstack/react-query';
import { PencilIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input } from '@/components/ui/field';

export function RenameOrganization({ name }: { name: string }) {
  const mayRename = useCan('organization:update');
  const [open, setOpen] = useState(false);
  if (!mayRename) return null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <PencilIcon aria-hidden="true" />
          Rename
        </Button>
      </DialogTrigger>
      <DialogContent title="Rename the organization" description="Everybody in it sees the new name.">
        <Rename name={name} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function Rename({ name, onDone }: { name: string; onDone: () => void }) {
  const router = useRouter();
  const [text, setText] = useState(name);
  const rename = useMutation({
    mutationFn: () => sendJson('PATCH', '/api/auth/organization', { name: text.trim() }),
    onSuccess: () => {
      router.refresh();
      onDone();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate();
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field id="organization-name" label="Name" error={rename.error?.message}>
        <Input id="organization-name" required maxLength={80} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={rename.isPending}>
          {rename.isPending ? 'Renaming…' : 'Rename'}
        </Button>
      </DialogFooter>
    </form>
  );
}
