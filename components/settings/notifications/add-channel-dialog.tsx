'use client';

import { CircleAlertIcon, PlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { type ChannelKind, channelKinds } from '@/server/notifications/constants';
import { ChannelFields, type ChannelValues, channelInput, isFilledIn } from './channel-fields';
import { SecretOnce } from './secret-once';
import { useChange } from './use-notifications';
import { channelWords } from './words';

export function AddChannelDialog() {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setSecret(null);
      }}
    >
      <DialogTrigger asChild>
        <Button size="sm">
          <PlusIcon aria-hidden="true" />
          Add channel
        </Button>
      </DialogTrigger>
      <DialogContent
        title={secret ? 'The signing secret' : 'Add a channel'}
        description={secret ? 'Messages to this webhook are signed with it.' : 'Send a test afterwards to see that it works.'}
        onInteractOutside={(event) => secret && event.preventDefault()}
      >
        {secret ? (
          <SecretOnce value={secret} />
        ) : (
          <AddChannel
            onAdded={(made) => {
              setSecret(made);
              if (!made) setOpen(false);
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

function AddChannel({ onAdded }: { onAdded: (signingSecret: string | null) => void }) {
  const [kind, setKind] = useState<ChannelKind>('slack');
  const [name, setName] = useState('');
  const [values, setValues] = useState<ChannelValues>({});
  const add = useChange(
    () =>
      sendJson<{ signingSecret: string | null }>('POST', '/api/notification-channels', {
        kind,
        name: name.trim(),
        ...channelInput(kind, values),
      }),
    ({ signingSecret }) => onAdded(signingSecret),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {add.error && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={add.error.message} />}
      <Field id="channel-kind" label="Kind">
        <NativeSelect id="channel-kind" value={kind} onChange={(event) => setKind(event.target.value as ChannelKind)}>
          {channelKinds.map((each) => (
            <option key={each} value={each}>
              {channelWords[each]}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field id="channel-name" label="Name">
        <Input
          id="channel-name"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder="Platform on call"
        />
      </Field>
      <ChannelFields kind={kind} values={values} onChange={setValues} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={add.isPending || name.trim() === '' || !isFilledIn(kind, values)}>
          {add.isPending ? 'Adding…' : 'Add'}
        </Button>
      </DialogFooter>
    </form>
  );
}
