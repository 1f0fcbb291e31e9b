'use client';

import { type FormEvent, useState } from 'react';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, NativeSelect, Textarea } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { makeExceptionAction, withdrawExceptionAction } from '@/server/triage/actions';
import { type ExceptionCategory, exceptionCategories, exceptionCategoryNames } from '@/server/triage/constants';
import type { ActTarget } from './target';
import { useTriage } from './triage-context';
import { useAct } from './use-act';

const terms = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 180, label: 'Half a year' },
  { days: 365, label: 'One year' },
];

interface ExceptionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  target: ActTarget;
  count: number;
  onDone?: () => void;
}

/** Accepts a risk: why, until when, and by whom it has to be approved. */
export function ExceptionDialog({ open, onOpenChange, target, count, onDone }: ExceptionDialogProps) {
  const { settings } = useTriage();
  const { pending, act } = useAct();
  const allowed = terms.filter(({ days }) => days <= settings.exceptionMaxDays);
  const offered = allowed.length > 0 ? allowed : [{ days: settings.exceptionMaxDays, label: plural(settings.exceptionMaxDays, 'day') }];
  const [category, setCategory] = useState<ExceptionCategory>('business-need');
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(offered[Math.min(1, offered.length - 1)]?.days ?? 30);
  const [missing, setMissing] = useState(false);
  const tooShort = reason.trim().length < 3;
  const error = missing && tooShort ? 'Say in a few words why.' : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (tooShort) return setMissing(true);
    act(async () => {
      const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
      const settled = settle(await makeExceptionAction({ ...target, category, reason: reason.trim(), expiresAt }));
      if (!settled) return false;
      const { id, state, findings } = settled.data;
      toast({
        tone: 'success',
        title: state === 'waiting' ? `Asked for ${plural(findings, 'finding')}` : `Accepted for ${plural(findings, 'finding')}`,
        ...(state === 'waiting' ? { description: 'They stay open until somebody else approves.' } : {}),
        action: { label: 'Undo', run: () => act(async () => settle(await withdrawExceptionAction({ id }), 'Taken back') !== null) },
      });
      setReason('');
      onOpenChange(false);
      onDone?.();
      return true;
    });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Accept the risk of ${plural(count, 'finding')}`}
        description={
          settings.exceptionsNeedApproval
            ? 'Another person has to approve it; until then nothing changes. It ends by itself, and early for findings whose evidence changes.'
            : 'Scans go on judging. It ends by itself, and early for findings whose evidence changes.'
        }
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="exception-category" label="Because">
              <NativeSelect
                id="exception-category"
                value={category}
                onChange={(event) => setCategory(exceptionCategoryNames.find((each) => each === event.target.value) ?? 'business-need')}
              >
                {exceptionCategoryNames.map((each) => (
                  <option key={each} value={each}>
                    {exceptionCategories[each]}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            <Field id="exception-days" label="For">
              <NativeSelect id="exception-days" value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {offered.map((term) => (
                  <option key={term.days} value={term.days}>
                    {term.label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <Field id="exception-reason" label="Reason" hint="Auditors and whoever approves will read this." error={error}>
            <Textarea
              id="exception-reason"
              aria-describedby={fieldNotes('exception-reason')}
              aria-invalid={error !== undefined}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              placeholder="Reachable by the VPN only; moves behind the load balancer in March"
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Working…' : settings.exceptionsNeedApproval ? 'Ask for approval' : 'Accept the risk'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
