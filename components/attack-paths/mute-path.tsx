'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, NativeSelect, Textarea } from '@/components/ui/field';
import { muteAttackPathAction, unmuteAttackPathAction } from '@/server/attack-paths/actions';

const terms = [
  { days: 7, label: 'One week' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Until somebody lifts it' },
];

/** Mutes a path, or lifts its mute. */
export function MutePath({ id, isMuted }: { id: string; isMuted: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(30);
  const [missing, setMissing] = useState(false);
  if (!useCan('findings:update')) return null;
  if (isMuted)
    return (
      <Button
        disabled={pending}
        onClick={() =>
          startTransition(async () => {
            if (settle(await unmuteAttackPathAction({ id }), 'Mute lifted')) router.refresh();
          })
        }
      >
        Lift the mute
      </Button>
    );

  const tooShort = reason.trim().length < 3;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (tooShort) return setMissing(true);
    startTransition(async () => {
      const expiresAt = days > 0 ? new Date(Date.now() + days * 86_400_000).toISOString() : null;
      if (!settle(await muteAttackPathAction({ id, reason: reason.trim(), expiresAt }), 'Path muted')) return;
      setOpen(false);
      router.refresh();
    });
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>Mute…</Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="Mute this path" description="Scans go on looking at it. It leaves the list until the mute ends.">
          <form onSubmit={submit} className="grid gap-4" noValidate>
            <Field
              id="mute-path-reason"
              label="Reason"
              hint="Whoever looks at it next will read this."
              error={missing && tooShort ? 'Say in a few words why.' : undefined}
            >
              <Textarea
                id="mute-path-reason"
                aria-describedby={fieldNotes('mute-path-reason')}
                aria-invalid={missing && tooShort}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
            <Field id="mute-path-days" label="For">
              <NativeSelect id="mute-path-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
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
              <Button type="submit" variant="primary" disabled={pending}>
                {pending ? 'Muting…' : 'Mute'}
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
