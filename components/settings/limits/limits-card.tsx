'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { setLimitAction } from '@/server/limits/actions';
import { resourceLabel } from '@/server/limits/constants';
import type { ResourceLimit } from '@/server/limits/types';

interface LimitsCardProps {
  limits: readonly ResourceLimit[];
  /** For whom an admin may set a limit of their own. */
  members: readonly { id: string; name: string; email: string }[];
}

/** How much may be begun in an hour, what is used of it, and for admins where that is set. */
export function LimitsCard({ limits, members }: LimitsCardProps) {
  const [open, setOpen] = useState<ResourceLimit | null>(null);
  const mayChange = useCan('organization:update');
  return (
    <Card aria-labelledby="limits-title">
      <CardHeader
        id="limits-title"
        title="Limits an hour"
        description="For everybody together and for each person; what schedules begin counts against nobody"
      />
      <ul className="divide-y">
        {limits.map((limit) => (
          <li key={limit.resource} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{resourceLabel[limit.resource]}</p>
              <p className="tabular text-xs text-ink-muted">
                The organization {limit.organization.used} of {limit.organization.perHour}, you {limit.own.used} of {limit.own.perHour}
                {limit.people.length > 0 && `; own limits: ${limit.people.map(({ name, perHour }) => `${name} ${perHour}`).join(', ')}`}
              </p>
            </div>
            {mayChange && (
              <Button size="sm" aria-label={`Change the limit: ${resourceLabel[limit.resource]}`} onClick={() => setOpen(limit)}>
                Change
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <LimitDialog limit={open} members={members} onClose={() => setOpen(null)} />}
    </Card>
  );
}

/** Whom a limit is for that is no single person's. */
const everybody = '';

function LimitDialog({ limit, members, onClose }: { limit: ResourceLimit; members: LimitsCardProps['members']; onClose: () => void }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [whose, setWhose] = useState(everybody);
  const [text, setText] = useState(String(limit.organization.perHour));
  const isSet = whose === everybody ? limit.organization.isSet : limit.people.some(({ userId }) => userId === whose);
  const isRight = /^\d{1,4}$/.test(text) && Number(text) <= 1000;

  const save = (perHour: number | null) =>
    startTransition(async () => {
      const of = whose === everybody ? {} : { userId: whose };
      if (!settle(await setLimitAction({ resource: limit.resource, perHour, ...of }), 'Limit set')) return;
      onClose();
      router.refresh();
    });

  function choose(id: string) {
    setWhose(id);
    const known = id === everybody ? limit.organization.perHour : limit.people.find(({ userId }) => userId === id)?.perHour;
    setText(known === undefined ? '' : String(known));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isRight) save(Number(text));
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={resourceLabel[limit.resource]}
        description="Both count: what the whole organization begins, and what each person does."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field id="limit-of" label="Limit of">
            <NativeSelect id="limit-of" value={whose} onChange={(event) => choose(event.target.value)}>
              <option value={everybody}>The whole organization</option>
              {members.map(({ id, name, email }) => (
                <option key={id} value={id}>
                  {name} ({email})
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field
            id="limit-number"
            label="In an hour"
            hint="0 to 1000; 0 forbids it."
            {...(isRight || text === '' ? {} : { error: 'Give a whole number from 0 to 1000.' })}
          >
            <Input
              id="limit-number"
              inputMode="numeric"
              value={text}
              placeholder={isSet ? undefined : 'The default'}
              onChange={(event) => setText(event.target.value)}
              aria-describedby={fieldNotes('limit-number')}
              aria-invalid={!isRight && text !== ''}
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
