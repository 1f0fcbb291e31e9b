'use client';

import { ListFilterIcon, PlusIcon } from 'lucide-react';
import { sendJson } from '@/components/lib/api';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ChannelRow, RuleRow } from '@/server/notifications/types';
import { ListCard } from '../list-card';
import type { NotificationsProps } from './notifications';
import { RuleDialog } from './rule-dialog';
import { fromList, fromRule, usual } from './rule-filter';
import { useRuleWords } from './rule-words';
import { useChange, useChannels, useRules } from './use-notifications';

export function RulesCard({ choices, asked }: NotificationsProps) {
  const { data, error, refetch } = useRules();
  const channels = useChannels().data?.channels ?? [];
  const wordsOf = useRuleWords(choices);
  return (
    <ListCard
      id="rules-title"
      title="Rules"
      description="What is told, and to which channel"
      action={
        <RuleDialog
          trigger={
            <Button size="sm" disabled={channels.length === 0}>
              <PlusIcon aria-hidden="true" />
              Add rule
            </Button>
          }
          startsOpen={asked !== null}
          rule={null}
          begun={asked === null ? usual : fromList(asked)}
          channels={channels}
          choices={choices}
        />
      }
      query={{ data: data?.rules, error, refetch }}
      empty={{
        icon: ListFilterIcon,
        title: 'No rule yet',
        text: channels.length > 0 ? 'Say what you want to hear of.' : 'Add a channel first, then say what you want to hear of.',
      }}
      row={(rule) => <RuleItem key={rule.id} rule={rule} channels={channels} choices={choices} words={wordsOf(rule.filter)} />}
    />
  );
}

interface RuleItemProps {
  rule: RuleRow;
  channels: readonly ChannelRow[];
  choices: NotificationsProps['choices'];
  words: string;
}

function RuleItem({ rule, channels, choices, words }: RuleItemProps) {
  const channel = channels.find(({ id }) => id === rule.channelId)?.name ?? '';
  const path = `/api/notification-rules/${rule.id}`;
  const turn = useChange(() => sendJson('PATCH', path, { enabled: !rule.enabled }));
  const remove = useChange(() => sendJson('DELETE', path));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{rule.name}</span>
          <Badge tone="outline">{rule.mode === 'daily' ? 'Daily, 08:00 UTC' : 'At once'}</Badge>
          {!rule.enabled && <Badge tone="medium">Switched off</Badge>}
        </p>
        <p className="text-xs break-words text-ink-muted">
          {words}, to {channel}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Button size="sm" disabled={turn.isPending} onClick={() => turn.mutate()}>
          {rule.enabled ? 'Switch off' : 'Switch on'}
        </Button>
        <RuleDialog
          trigger={
            <Button size="sm" aria-label={`Change ${rule.name}`}>
              Change
            </Button>
          }
          rule={rule}
          begun={fromRule(rule.filter)}
          channels={channels}
          choices={choices}
        />
        <ConfirmDialog
          trigger={
            <Button size="sm" aria-label={`Delete ${rule.name}`}>
              Delete
            </Button>
          }
          title={`Delete ${rule.name}?`}
          confirm="Delete rule"
          onConfirm={async () => {
            await remove.mutateAsync().catch(() => undefined);
          }}
        >
          Nothing more is told by it. What was told stays in the log.
        </ConfirmDialog>
      </div>
    </li>
  );
}
