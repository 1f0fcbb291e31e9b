'use client';

import { PlusIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { createTemplateAction } from '@/server/operate/actions';
import type { AccountRef } from '@/server/posture';
import { emptyTemplate, TemplateFields, templateInput } from './template-fields';

/** Creates a launch template in one of the accounts that allow operating. */
export function CreateTemplateDialog({ accounts, regions }: { accounts: readonly AccountRef[]; regions: readonly string[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [account, setAccount] = useState(accounts[0]?.id ?? '');
  const [region, setRegion] = useState(regions[0] ?? '');
  const [name, setName] = useState('');
  const [text, setText] = useState(emptyTemplate);
  const [clientToken, setClientToken] = useState('');
  if (!useCan('instances:update') || accounts.length === 0) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const data = templateInput(text);
      const settled = settle(
        await createTemplateAction({ awsAccountId: account, region, name: name.trim(), data: { imageId: '', ...data }, clientToken }),
        'Launch template created',
      );
      if (!settled) return;
      setOpen(false);
      router.push(`/instances/launch-templates/${settled.data.answer.launchTemplateId}?account=${account}`);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        // One for each opening: pressing twice creates one.
        if (next) setClientToken(crypto.randomUUID());
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <PlusIcon aria-hidden="true" />
          Create template
        </Button>
      </DialogTrigger>
      <DialogContent title="Create a launch template" description="Its first version; the next ones are made from it.">
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="template-account" label="Account">
              <NativeSelect id="template-account" value={account} onChange={(event) => setAccount(event.target.value)}>
                {accounts.map(({ id, name: label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="template-region" label="Region">
              <NativeSelect id="template-region" value={region} onChange={(event) => setRegion(event.target.value)}>
                {regions.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <Field id="template-name" label="Name">
            <Input id="template-name" value={name} onChange={(event) => setName(event.target.value)} spellCheck={false} />
          </Field>
          <TemplateFields value={text} onChange={setText} isNew />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || name.trim().length < 3 || text.imageId.trim() === ''}>
              {pending ? 'Creating…' : 'Create'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
