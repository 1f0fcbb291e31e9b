'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlertIcon, KeyRoundIcon, PlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { scopes } from '@/server/identity/permissions';

const terms = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Without end' },
];

export function CreateKeyDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <PlusIcon aria-hidden="true" />
          Create key
        </Button>
      </DialogTrigger>
      <DialogContent title="Create an API key" description="It can never do more than you may.">
        <CreateKey />
      </DialogContent>
    </Dialog>
  );
}

function CreateKey() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [chosen, setChosen] = useState<readonly string[]>(['findings:read']);
  const create = useMutation({
    mutationFn: () =>
      sendJson<{ key: string }>('POST', '/api/keys', {
        name: name.trim(),
        scopes: chosen.includes('*') ? ['*'] : chosen,
        ...(days > 0 ? { expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() } : {}),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });

  if (create.data) {
    return (
      <>
        <Banner icon={KeyRoundIcon} title="Copy it now">
          It is shown this once and stored only as a hash.
        </Banner>
        <CodeBlock code={create.data.key} label="API key" />
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
    create.mutate();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {create.error && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={create.error.message} />}
      <Field id="key-name" label="Name">
        <Input id="key-name" required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} placeholder="CI" />
      </Field>
      <Field id="key-days" label="Valid for">
        <NativeSelect id="key-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {terms.map((term) => (
            <option key={term.days} value={term.days}>
              {term.label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-xs font-medium">Scopes</legend>
        <div className="grid max-h-52 grid-cols-1 gap-x-4 gap-y-2 overflow-y-auto rounded-lg border p-3 sm:grid-cols-2">
          {scopes.map((scope) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself
            <label key={scope} className="flex items-center gap-2 text-sm">
              <Checkbox
                aria-label={scope === '*' ? 'Everything' : scope}
                checked={chosen.includes(scope) || chosen.includes('*')}
                disabled={scope !== '*' && chosen.includes('*')}
                onCheckedChange={(checked) => setChosen(checked === true ? [...chosen, scope] : chosen.filter((each) => each !== scope))}
              />
              {scope === '*' ? 'Everything' : <code className="text-xs">{scope}</code>}
            </label>
          ))}
        </div>
      </fieldset>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={create.isPending || chosen.length === 0}>
          {create.isPending ? 'Creating…' : 'Create'}
        </Button>
      </DialogFooter>
    </form>
  );
}
