'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { plural } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, Textarea } from '@/components/ui/field';
import type { ListedException } from '@/server/triage/types';

interface DecisionDialogProps {
  title: string;
  confirm: string;
  exception: ListedException;
  onClose: () => void;
  onDecide: (note: string) => Promise<void>;
}

/** Asks once more, and for a word to those who read it later. */
export function DecisionDialog({ title, confirm, exception, onClose, onDecide }: DecisionDialogProps) {
  const [note, setNote] = useState('');
  const [pending, startTransition] = useTransition();
  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      await onDecide(note.trim());
      onClose();
    });
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} description={`${plural(exception.findings, 'finding')}. ‘${exception.reason}’`}>
        <form onSubmit={submit} className="grid gap-4">
          <Field id="decision-note" label="Note" hint="Optional. It stands beside the decision from then on.">
            <Textarea id="decision-note" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Working…' : confirm}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
