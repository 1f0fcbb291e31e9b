'use client';

import { BellIcon, EllipsisVerticalIcon, KeyRoundIcon, PowerIcon, SendIcon, Trash2Icon } from 'lucide-react';
import { useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast-store';
import type { ChannelRow } from '@/server/notifications/types';
import { ListCard } from '../list-card';
import { AddChannelDialog } from './add-channel-dialog';
import { SecretOnce } from './secret-once';
import { useChange, useChannels } from './use-notifications';
import { channelWords } from './words';

export function ChannelsCard() {
  const { data, error, refetch } = useChannels();
  return (
    <ListCard
      id="channels-title"
      title="Channels"
      description="Where changes are told"
      action={<AddChannelDialog />}
      query={{ data: data?.channels, error, refetch }}
      empty={{
        icon: BellIcon,
        title: 'No channel yet',
        text: 'Add Slack, a webhook of yours, e-mail addresses of members, Jira or an SNS topic.',
      }}
      row={(channel) => <ChannelItem key={channel.id} channel={channel} />}
    />
  );
}

function ChannelItem({ channel }: { channel: ChannelRow }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{channel.name}</span>
          <Badge tone="outline">{channelWords[channel.kind]}</Badge>
          {!channel.enabled && <Badge tone="medium">Switched off</Badge>}
        </p>
        <p className="text-xs break-words text-ink-muted">{channel.target}</p>
        {channel.lastError && <p className="text-xs break-words text-critical-text">{channel.lastError}</p>}
      </div>
      <p className="text-xs text-ink-muted">
        {channel.lastDeliveredAt ? (
          <>
            Delivered <RelativeTime at={channel.lastDeliveredAt} />
          </>
        ) : (
          'Nothing delivered yet'
        )}
      </p>
      <ChannelActions channel={channel} />
    </li>
  );
}

interface Tested {
  ok: boolean;
  error: string | null;
}

function ChannelActions({ channel: { id, name, kind, enabled } }: { channel: ChannelRow }) {
  const path = `/api/notification-channels/${id}`;
  const [deleting, setDeleting] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const test = useChange(
    () => sendJson<Tested>('POST', `${path}/test`),
    ({ ok, error }) =>
      toast(
        ok
          ? { tone: 'success', title: `The test reached ${name}` }
          : { tone: 'danger', title: `The test did not reach ${name}`, description: error ?? undefined },
      ),
  );
  const turn = useChange(() => sendJson('PATCH', path, { enabled: !enabled }));
  const rotate = useChange(
    () => sendJson<{ signingSecret: string }>('POST', `${path}/rotate`),
    ({ signingSecret }) => setSecret(signingSecret),
  );
  const remove = useChange(() => sendJson('DELETE', path));
  return (
    <div className="flex items-center gap-1">
      <Button size="sm" disabled={test.isPending || !enabled} onClick={() => test.mutate()}>
        <SendIcon aria-hidden="true" />
        {test.isPending ? 'Sending…' : 'Test'}
      </Button>
      <Menu>
        <MenuTrigger asChild>
          <Button size="icon-sm" variant="ghost" aria-label={`Actions for ${name}`}>
            <EllipsisVerticalIcon />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onSelect={() => turn.mutate()}>
            <PowerIcon />
            {enabled ? 'Switch off' : 'Switch on'}
          </MenuItem>
          {kind === 'webhook' && (
            <MenuItem onSelect={() => rotate.mutate()}>
              <KeyRoundIcon />
              New signing secret
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem danger onSelect={() => setDeleting(true)}>
            <Trash2Icon />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete ${name}?`}
        confirm="Delete channel"
        onConfirm={async () => {
          await remove.mutateAsync().catch(() => undefined);
        }}
      >
        Its rules and the log of its messages go with it.
      </ConfirmDialog>
      <Dialog open={secret !== null} onOpenChange={(open) => !open && setSecret(null)}>
        <DialogContent
          title="The new signing secret"
          description="The old one signs as well for a day, so that you can change over."
          onInteractOutside={(event) => event.preventDefault()}
        >
          <SecretOnce value={secret ?? ''} />
        </DialogContent>
      </Dialog>
    </div>
  );
}
