'use client';

import { useQuery } from '@tanstack/react-query';
import { BellIcon, UsersIcon } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { FilterChoices } from '@/components/dashboards/edit/filter-choices';
import { toChosen } from '@/components/dashboards/edit/stored-filter';
import { FindingFilters } from '@/components/findings/finding-filters';
import { useTriage } from '@/components/findings/triage/triage-context';
import { ApiError, sendJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { eventNames, filterReach, isOfFindings, type NotificationEvent, notificationEvents } from '@/server/notifications/constants';
import type { ChannelRow, RuleRow } from '@/server/notifications/types';
import { ChoiceList } from './choice-list';
import { type Begun, fromList, type RuleFindings, ruleFilterOf } from './rule-filter';
import { useSaveRule } from './use-notifications';

interface RuleFormProps {
  /** The one that is changed, as it is now; null: a new one. */
  rule: RuleRow | null;
  /** What it begins with. */
  begun: Begun;
  channels: readonly ChannelRow[];
  choices: FilterChoices;
  onDone: () => void;
}

interface RuleDialogProps extends Omit<RuleFormProps, 'onDone'> {
  trigger: ReactNode;
  startsOpen?: boolean;
}

/** Makes or changes a rule: what it tells of, to which channel and when. */
export function RuleDialog({ trigger, startsOpen = false, ...form }: RuleDialogProps) {
  const [open, setOpen] = useState(startsOpen);
  const [loaded, setLoaded] = useState(0);
  return (
    <Dialog open={open && form.channels.length > 0} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        className="sm:max-w-2xl"
        title={form.rule ? 'Change the rule' : 'Add a rule'}
        description={`${form.rule ? 'What it tells of from now on.' : 'It tells of what changes from now on.'} Muted findings are left out, unless you filter by exceptions.`}
      >
        <RuleForm key={loaded} {...form} onDone={() => setOpen(false)} onReload={() => setLoaded(loaded + 1)} />
      </DialogContent>
    </Dialog>
  );
}

function RuleForm({ rule, begun, channels, choices, onDone, onReload }: RuleFormProps & { onReload: () => void }) {
  const { views } = useTriage();
  // As it was when the form was filled in: newer ones that come meanwhile must not be written over unseen.
  const [before] = useState(rule);
  const [name, setName] = useState(rule?.name ?? '');
  const [channelId, setChannelId] = useState(rule?.channelId ?? channels[0]?.id ?? '');
  const [mode, setMode] = useState<'at-once' | 'daily'>(rule?.mode ?? 'at-once');
  const [events, setEvents] = useState<readonly NotificationEvent[]>(begun.events);
  const [findings, setFindings] = useState(begun.findings);
  const filter = { events, ...findings };
  const save = useSaveRule(before, onDone);
  const isOutdated = save.error instanceof ApiError && save.error.code === 'CONFLICT' && before !== null;

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ name: name.trim(), channelId, mode, filter: { ...filter, events: [...events] } });
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
      {isOutdated && (
        <Banner
          icon={UsersIcon}
          tone="warning"
          role="alert"
          title="Somebody has changed this rule meanwhile"
          action={
            <Button size="sm" onClick={onReload}>
              Load theirs
            </Button>
          }
        >
          What you have chosen here was not saved.
        </Banner>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={save.isPending || isOutdated || name.trim() === '' || events.length === 0}>
          {save.isPending ? 'Saving…' : rule ? 'Save' : 'Add'}
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
