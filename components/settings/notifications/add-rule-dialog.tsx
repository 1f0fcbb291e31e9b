'use client';

import { useQuery } from '@tanstack/react-query';
import { BellIcon, PlusIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { FilterChoices } from '@/components/dashboards/edit/filter-choices';
import { toChosen } from '@/components/dashboards/edit/stored-filter';
import { FindingFilters } from '@/components/findings/finding-filters';
import { useTriage } from '@/components/findings/triage/triage-context';
import { sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { eventNames, filterReach, isOfFindings, type NotificationEvent, notificationEvents } from '@/server/notifications/constants';
import type { ChannelRow } from '@/server/notifications/types';
import { ChoiceList } from './choice-list';
import { fromList, type RuleFindings, ruleFilterOf, usual } from './rule-filter';
import { useChange } from './use-notifications';

interface AddRuleProps {
  channels: readonly ChannelRow[];
  choices: FilterChoices;
  /** The findings list that the rule is to be about, as its query string; null: any. */
  asked: string | null;
}

export function AddRuleDialog(props: AddRuleProps) {
  const [open, setOpen] = useState(props.asked !== null);
  const lacksChannel = props.channels.length === 0;
  return (
    <Dialog open={open && !lacksChannel} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" disabled={lacksChannel}>
          <PlusIcon aria-hidden="true" />
          Add rule
        </Button>
      </DialogTrigger>
      <DialogContent
        className="sm:max-w-2xl"
        title="Add a rule"
        description="It tells of what changes from now on. Muted findings are left out, unless you filter by exceptions."
      >
        <AddRule {...props} onAdded={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AddRule({ channels, choices, asked, onAdded }: AddRuleProps & { onAdded: () => void }) {
  const { views } = useTriage();
  const [name, setName] = useState('');
  const [channelId, setChannelId] = useState(channels[0]?.id ?? '');
  const [mode, setMode] = useState<'at-once' | 'daily'>('at-once');
  const begun = asked === null ? usual : fromList(asked);
  const [events, setEvents] = useState<readonly NotificationEvent[]>(begun.events);
  const [findings, setFindings] = useState(begun.findings);
  const filter = { events, ...findings };
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
      <fieldset className="grid min-w-0 gap-1.5">
        <legend className="mb-1.5 text-xs font-medium">Of these findings</legend>
        <FindingFilters
          {...choices}
          without={['status', 'since']}
          counts={false}
          filters={toChosen(findings)}
          onChange={(change) => setFindings(change ? ruleFilterOf({ ...toChosen(findings), ...change }) : {})}
        />
        <Reach events={events} findings={findings} />
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        {views.length > 0 && (
          <Field id="rule-view" label="Filters of a saved view" hint="Taken over as they are now">
            <NativeSelect
              id="rule-view"
              value=""
              onChange={(event) => {
                const view = views.find(({ id }) => id === event.target.value);
                if (!view) return;
                const taken = fromList(view.search);
                setEvents(taken.events);
                setFindings(taken.findings);
              }}
            >
              <option value="">Choose one…</option>
              {views.map(({ id, name: label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </Field>
        )}
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

/** What the filter does not narrow down, so that nobody waits in vain for silence about it. */
function Reach({ events, findings }: { events: readonly NotificationEvent[]; findings: RuleFindings }) {
  const narrowing = (Object.keys(findings) as (keyof RuleFindings)[]).some((field) => filterReach[field] === 'findings');
  const others = events.filter((event) => !isOfFindings(event)).map((event) => notificationEvents[event].label);
  return (
    <p className="text-xs text-ink-muted">
      {narrowing && others.length > 0
        ? `These are no findings, and only the account narrows them down: ${others.join(', ')}.`
        : 'The account narrows down all that is told; every other filter only changes of findings.'}
    </p>
  );
}

/** How much it would have told lately: a rule that cries all day is soon not heard. */
function Preview({ filter }: { filter: { events: readonly NotificationEvent[] } & RuleFindings }) {
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
