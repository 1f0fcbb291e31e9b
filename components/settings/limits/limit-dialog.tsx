'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { setLimitAction } from '@/server/limits/actions';
import { resourceLabel } from '@/server/limits/constants';
import type { ResourceLimit } from '@/server/limits/types';

export interface LimitedMember {
  id: string;
  name: string;
  email: string;
}

interface LimitDialogProps {
  limit: Omit<ResourceLimit, 'own'>;
  /** For whom a limit of their own can be set. */
  members: readonly LimitedMember[];
  onClose: () => void;
}

/** Whom a limit is for that is no single person's. */
const everybody = '';

/** Sets how much of one kind may be begun in an hour, by all together or by one person. */
export function LimitDialog({ limit, members, onClose }: LimitDialogProps) {
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
                  {name} ({email}){limit.people.some(({ userId }) => userId === id) ? ' · own limit' : ''}
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
