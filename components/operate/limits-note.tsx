'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { setLaunchLimitAction } from '@/server/operate/actions';
import { launchesPerHour } from '@/server/operate/constants';
import type { LaunchLimits } from '@/server/operate/types';

interface LimitedMember {
  id: string;
  name: string;
  email: string;
}

/** How many instances may still be launched in this hour, and for admins where that is set. */
export function LimitsNote({ limits, members }: { limits: LaunchLimits; members: readonly LimitedMember[] }) {
  const { organization, own } = limits;
  const left = Math.max(0, Math.min(organization.perHour - organization.used, own.perHour - own.used));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm text-ink-muted">
      <p>
        <span className="tabular font-medium text-ink">{left}</span> more {left === 1 ? 'instance' : 'instances'} can be launched within
        this hour: the organization has launched {organization.used} of {organization.perHour}, you {own.used} of {own.perHour}.
      </p>
      {useCan('organization:update') && <LimitDialog limits={limits} members={members} />}
    </div>
  );
}

/** Whom a limit is for that is no single person's. */
const everybody = '';

function LimitDialog({ limits: { organization, people }, members }: { limits: LaunchLimits; members: readonly LimitedMember[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [whose, setWhose] = useState(everybody);
  const [text, setText] = useState(String(organization.perHour));
  const perHour = Number(text);
  const own = people.find(({ userId }) => userId === whose);
  const isSet = whose === everybody ? organization.isSet : own !== undefined;
  const isRight = /^\d{1,4}$/.test(text) && perHour <= 1000;

  const save = (value: number | null) =>
    startTransition(async () => {
      if (!settle(await setLaunchLimitAction({ perHour: value, ...(whose === everybody ? {} : { userId: whose }) }), 'Limit set')) return;
      setOpen(false);
      router.refresh();
    });

  function choose(id: string) {
    setWhose(id);
    const limit = id === everybody ? organization.perHour : people.find(({ userId }) => userId === id)?.perHour;
    setText(String(limit ?? launchesPerHour));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isRight) save(perHour);
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">Change the limit</Button>
      </DialogTrigger>
      <DialogContent
        title="Launches an hour"
        description={`Both count: what the whole organization launches, and what each person does. Without a number of its own each has ${launchesPerHour}.`}
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field id="launch-limit-of" label="Limit of">
            <NativeSelect id="launch-limit-of" value={whose} onChange={(event) => choose(event.target.value)}>
              <option value={everybody}>The whole organization</option>
              {members.map(({ id, name, email }) => (
                <option key={id} value={id}>
                  {name} ({email}){people.some(({ userId }) => userId === id) ? ' · own limit' : ''}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field
            id="launch-limit"
            label="Instances that may be launched in an hour"
            hint="0 to 1000; 0 forbids launching."
            {...(isRight ? {} : { error: 'Give a whole number from 0 to 1000.' })}
          >
            <Input
              id="launch-limit"
              inputMode="numeric"
              value={text}
              onChange={(event) => setText(event.target.value)}
              aria-describedby={fieldNotes('launch-limit')}
              aria-invalid={!isRight}
            />
          </Field>
          <DialogFooter>
            {isSet && (
              <Button variant="ghost" disabled={pending} onClick={() => save(null)}>
                Back to the default
              </Button>
            )}
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || !isRight}>
              {pending ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
