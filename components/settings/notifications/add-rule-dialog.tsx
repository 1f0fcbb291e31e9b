'use client';

import { useQuery } from '@tanstack/react-query';
import { BellIcon, PlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { severityLabel } from '@/components/posture/severity';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { type Severity, severities } from '@/server/checks/types';
import { eventNames, type NotificationEvent, notificationEvents } from '@/server/notifications/constants';
import type { ChannelRow } from '@/server/notifications/types';
import type { AccountRef } from '@/server/posture';
import { ChoiceList } from './choice-list';
import { useChange } from './use-notifications';

interface AddRuleProps {
  channels: readonly ChannelRow[];
  accounts: readonly AccountRef[];
}

export function AddRuleDialog({ channels, accounts }: AddRuleProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" disabled={channels.length === 0}>
          <PlusIcon aria-hidden="true" />
          Add rule
        </Button>
      </DialogTrigger>
      <DialogContent title="Add a rule" description="It tells of what changes from now on. Muted findings are left out.">
        <AddRule channels={channels} accounts={accounts} onAdded={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AddRule({ channels, accounts, onAdded }: AddRuleProps & { onAdded: () => void }) {
  const [name, setName] = useState('');
  const [channelId, setChannelId] = useState(channels[0]?.id ?? '');
  const [mode, setMode] = useState<'at-once' | 'daily'>('at-once');
  const [events, setEvents] = useState<readonly NotificationEvent[]>(['finding-new', 'finding-reopened']);
  const [severity, setSeverity] = useState<readonly Severity[]>(['critical', 'high']);
  const [account, setAccount] = useState('');
  const filter = { events, severities: severity, awsAccountIds: account ? [account] : [] };
  const add = useChange(() => sendJson('POST', '/api/notification-rules', { name: name.trim(), channelId, mode, filter }), onAdded);

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field id="rule-name" label="Name">
        <Input
          id="rule-name"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder="What is urgent"
        />
      </Field>
      <ChoiceList
        legend="Tell of"
        choices={eventNames.map((id) => ({ id, label: notificationEvents[id].label }))}
        chosen={events}
        onChange={setEvents}
      />
      <ChoiceList
        legend="Findings of severity (none chosen: all)"
        choices={severities.map((id) => ({ id, label: severityLabel[id] }))}
        chosen={severity}
        onChange={setSeverity}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="rule-account" label="Account">
          <NativeSelect id="rule-account" value={account} onChange={(event) => setAccount(event.target.value)}>
            <option value="">All accounts</option>
            {accounts.map(({ id, name: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="rule-channel" label="Channel">
          <NativeSelect id="rule-channel" value={channelId} onChange={(event) => setChannelId(event.target.value)}>
            {channels.map(({ id, name: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="rule-mode" label="When">
          <NativeSelect id="rule-mode" value={mode} onChange={(event) => setMode(event.target.value === 'daily' ? 'daily' : 'at-once')}>
            <option value="at-once">At once</option>
            <option value="daily">Daily, at 08:00 UTC</option>
          </NativeSelect>
        </Field>
      </div>
      <Preview filter={filter} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={add.isPending || name.trim() === '' || events.length === 0}>
          {add.isPending ? 'Adding…' : 'Add'}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** How much it would have told lately: a rule that cries all day is soon not heard. */
function Preview({ filter }: { filter: { events: readonly NotificationEvent[] } }) {
  const { data } = useQuery({
    queryKey: ['notifications', 'preview', filter],
    queryFn: () => sendJson<{ days: number; total: number }>('POST', '/api/notification-rules/preview', { filter }),
    enabled: filter.events.length > 0,
    placeholderData: (before) => before,
  });
  if (!data || filter.events.length === 0) return null;
  return (
    <Banner icon={BellIcon} title={`In the last ${data.days} days it would have told of ${data.total.toLocaleString('en')} changes`} />
  );
}
