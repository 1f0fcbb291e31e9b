'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlertIcon, KeyRoundIcon, PlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { useRole } from '@/components/shell/actor-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import type { Scope } from '@/server/identity/permissions';
import { type KeyPreset, keyPresets } from './key-presets';
import { ScopeFields } from './scope-fields';

const terms = [
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Without end' },
];

const endOf = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

export function CreateKeyDialog() {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);

  function change(next: boolean) {
    setOpen(next);
    if (next) setKey(null);
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button size="sm">
          <PlusIcon aria-hidden="true" />
          Create key
        </Button>
      </DialogTrigger>
      <DialogContent
        title={key ? 'Your new API key' : 'Create an API key'}
        description={key ? 'Programs send it as Authorization: Bearer <key>.' : 'It can never do more than you may.'}
        // A stray click must not lose what is shown only once.
        onInteractOutside={(event) => key && event.preventDefault()}
      >
        {key ? <KeyOnce value={key} /> : <CreateKey onCreated={setKey} />}
      </DialogContent>
    </Dialog>
  );
}

function KeyOnce({ value }: { value: string }) {
  return (
    <>
      <Banner icon={KeyRoundIcon} title="Copy it now">
        It is shown this once and stored only as a hash.
      </Banner>
      <CodeBlock code={value} label="API key" />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">I have copied it</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

function CreateKey({ onCreated }: { onCreated: (key: string) => void }) {
  const client = useQueryClient();
  const presets = keyPresets(useRole());
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [preset, setPreset] = useState<KeyPreset['id']>('read');
  const [ticked, setTicked] = useState<readonly Scope[]>([]);
  const scopes = presets.find((each) => each.id === preset)?.scopes ?? ticked;
  const create = useMutation({
    mutationFn: () =>
      sendJson<{ key: string }>('POST', '/api/keys', {
        name: name.trim(),
        scopes,
        ...(days > 0 ? { expiresAt: endOf(days) } : {}),
      }),
    onSuccess: ({ key }) => {
      onCreated(key);
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {create.error && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={create.error.message} />}
      <Field id="key-name" label="Name" hint="What it is for, so that you know it again in a year.">
        <Input
          id="key-name"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder="Nightly report"
          aria-describedby={fieldNotes('key-name')}
        />
      </Field>
      <ScopeFields presets={presets} preset={preset} onPreset={setPreset} ticked={ticked} onTicked={setTicked} />
      <Field
        id="key-days"
        label="Valid for"
        hint={
          days > 0
            ? `Until ${endOf(days).slice(0, 10)}; programs that use it are refused from then on.`
            : 'Works until somebody revokes it. A key with an end does less harm when it leaks.'
        }
      >
        <NativeSelect
          id="key-days"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          aria-describedby={fieldNotes('key-days')}
        >
          {terms.map((term) => (
            <option key={term.days} value={term.days}>
              {term.label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={create.isPending || name.trim() === '' || scopes.length === 0}>
          {create.isPending ? 'Creating…' : 'Create'}
        </Button>
      </DialogFooter>
    </form>
  );
}
