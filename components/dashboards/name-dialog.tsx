'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import type { ActionResult } from '@/server/action-result';

interface NameDialogProps {
  title: string;
  description?: string;
  name?: string;
  confirm: string;
  onName: (name: string) => Promise<ActionResult<unknown>>;
  onClose: () => void;
}

/** Asks for a dashboard's name; a refusal, such as a name that is taken, stands beside the field. */
export function NameDialog({ title, description, name = '', confirm, onName, onClose }: NameDialogProps) {
  const [text, setText] = useState(name);
  const [refusal, setRefusal] = useState<string | undefined>();
  const [pending, startTransition] = useTransition();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return setRefusal('Give it a name.');
    startTransition(async () => {
      const result = await onName(text.trim());
      if (result.ok) onClose();
      else setRefusal(result.error.message);
    });
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} description={description}>
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field id="dashboard-name" label="Name" error={refusal}>
            <Input
              id="dashboard-name"
              value={text}
              maxLength={80}
              aria-invalid={refusal ? true : undefined}
              aria-describedby={fieldNotes('dashboard-name')}
              onChange={(event) => setText(event.target.value)}
            />
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
