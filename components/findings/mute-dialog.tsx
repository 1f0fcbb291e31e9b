'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, NativeSelect, Textarea } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { muteFindingsAction } from '@/server/findings/actions';
import { muteDaysWithApproval } from '@/server/triage/constants';
import type { ActTarget } from './triage/target';
import { useTriage } from './triage/triage-context';
import { useUnmute } from './use-unmute';

const terms = [
  { days: 7, label: 'One week' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Until somebody lifts it' },
];

interface MuteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  target: ActTarget;
  count: number;
  onMuted: () => void;
}

export function MuteDialog({ open, onOpenChange, target, count, onMuted }: MuteDialogProps) {
  const router = useRouter();
  const client = useQueryClient();
  const [pending, startTransition] = useTransition();
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(30);
  const [missing, setMissing] = useState(false);

  const unmute = useUnmute();
  const { settings } = useTriage();
  const offered = settings.exceptionsNeedApproval ? terms.filter((term) => term.days > 0 && term.days <= muteDaysWithApproval) : terms;

  const tooShort = reason.trim().length < 3;
  const error = missing && tooShort ? 'Say in a few words why.' : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (tooShort) return setMissing(true);
    startTransition(async () => {
      const expiresAt = days > 0 ? new Date(Date.now() + days * 86_400_000).toISOString() : null;
      const settled = settle(await muteFindingsAction({ ...target, reason: reason.trim(), expiresAt }));
      if (!settled) return;
      const { muted, muteId } = settled.data;
      toast({
        tone: 'success',
        title: `Muted ${plural(muted, 'finding')}`,
        action: { label: 'Undo', run: () => unmute.run({ muteId }) },
      });
      await client.invalidateQueries({ queryKey: ['findings'] });
      router.refresh();
      setReason('');
      onOpenChange(false);
      onMuted();
    });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Mute ${plural(count, 'finding')}`}
        description="Muted findings are still judged by every scan. They leave the open count until the mute ends."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field id="mute-reason" label="Reason" hint="Whoever looks at it next will read this." error={error}>
            <Textarea
              id="mute-reason"
              aria-describedby={fieldNotes('mute-reason')}
              aria-invalid={error !== undefined}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              placeholder="Public on purpose: it serves the website"
            />
          </Field>
          <Field
            id="mute-days"
            label="For"
            hint={settings.exceptionsNeedApproval ? 'Longer needs a second person: accept the risk instead.' : undefined}
          >
            <NativeSelect id="mute-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {offered.map((term) => (
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
  );
}
