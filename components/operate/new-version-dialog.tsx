'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { createVersionAction } from '@/server/operate/actions';
import type { LaunchTemplateRow, TemplateVersion } from '@/server/operate/types';
import { emptyTemplate, TemplateFields, templateInput } from './template-fields';

/** Adds a version made from another one; what is left empty stays, user data too. */
export function NewVersionDialog({ template, versions }: { template: LaunchTemplateRow; versions: readonly TemplateVersion[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [source, setSource] = useState(versions[0]?.version ?? 1);
  const [description, setDescription] = useState('');
  const [text, setText] = useState(emptyTemplate);
  const [clientToken, setClientToken] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const settled = settle(
        await createVersionAction({
          templateId: template.id,
          awsAccountId: template.account.id,
          region: template.region,
          sourceVersion: source,
          data: templateInput(text),
          clientToken,
          ...(description.trim() ? { description: description.trim() } : {}),
        }),
        'Version added; the default is as it was',
      );
      if (!settled) return;
      setOpen(false);
      router.refresh();
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setClientToken(crypto.randomUUID());
      }}
    >
      <DialogTrigger asChild>
        <Button>New version</Button>
      </DialogTrigger>
      <DialogContent
        title={`New version of ${template.name}`}
        description="What is left empty stays as in the version that it is made from."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="version-source" label="Made from version">
              <NativeSelect id="version-source" value={source} onChange={(event) => setSource(Number(event.target.value))}>
                {versions.map(({ version, isDefault }) => (
                  <option key={version} value={version}>
                    {version}
                    {isDefault ? ' (default)' : ''}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="version-description" label="What is new in it">
              <Input id="version-description" value={description} onChange={(event) => setDescription(event.target.value)} />
            </Field>
          </div>
          <TemplateFields value={text} onChange={setText} isNew={false} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Adding…' : 'Add version'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
