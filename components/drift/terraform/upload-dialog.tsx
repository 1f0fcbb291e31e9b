'use client';

import { UploadIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { sendFile } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { stateBytesAtMost } from '@/server/drift/terraform/constants';
import type { AccountRef } from '@/server/posture';

interface Uploaded {
  id: string;
  name: string;
  resources: number;
  masked: number;
}

/** Takes a Terraform state as a file. */
export function UploadStateDialog({ accounts }: { accounts: readonly AccountRef[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [account, setAccount] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  if (!useCan('drift:create') || accounts.length === 0) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(null);
    startTransition(async () => {
      if (!file) return setRefusal('Choose a file first.');
      if (file.size > stateBytesAtMost)
        return setRefusal(`The file has ${Math.ceil(file.size / 1024 / 1024)} MB; a state may have ${stateBytesAtMost / 1024 / 1024}.`);
      const query = new URLSearchParams({ ...(name.trim() ? { name: name.trim() } : {}), ...(account ? { accountId: account } : {}) });
      try {
        const { id, resources, masked } = await sendFile<Uploaded>(`/api/drift/terraform/states?${query}`, file);
        toast({
          tone: 'success',
          title: `${plural(resources, 'resource')} compared`,
          ...(masked > 0 ? { description: `${plural(masked, 'value')} masked before storing.` } : {}),
        });
        setOpen(false);
        router.push(`/drift/terraform/${id}`);
        router.refresh();
      } catch (error) {
        setRefusal(error instanceof Error ? error.message : 'The file could not be sent.');
      }
    });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <UploadIcon aria-hidden="true" />
          Upload a state
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Upload a Terraform state"
        description="Only what can be compared is kept of it, with secrets masked. The file itself is never stored."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field
            id="state-file"
            label="File"
            hint={
              <>
                What <code>terraform state pull</code> prints; at most {stateBytesAtMost / 1024 / 1024} MB.
              </>
            }
          >
            <Input
              id="state-file"
              type="file"
              accept="application/json,.json,.tfstate"
              aria-describedby={fieldNotes('state-file')}
              className="h-9 py-1.5"
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setRefusal(null);
              }}
            />
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="state-name" label="Name" hint="A later upload under the same name takes its place.">
              <Input
                id="state-name"
                aria-describedby={fieldNotes('state-name')}
                value={name}
                maxLength={100}
                onChange={(event) => setName(event.target.value)}
                placeholder="shop/production"
              />
            </Field>
            <Field id="state-account" label="AWS account">
              <NativeSelect id="state-account" value={account} onChange={(event) => setAccount(event.target.value)}>
                <option value="">The one that its ARNs name</option>
                {accounts.map(({ id, name: label, accountId }) => (
                  <option key={id} value={accountId}>
                    {label} ({accountId})
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <Refusal text={refusal} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Comparing…' : 'Upload'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
