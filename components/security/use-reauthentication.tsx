'use client';

import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { CodeForm } from '@/components/auth/code-form';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { ActionResult } from '@/server/action-result';
import { reauthenticateAction } from '@/server/identity/local/actions';

interface Reauthentication {
  /** Asks for something; when the server wants a recent proof first, asks the person for it and then once more. */
  ask: <T>(work: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;
  /** To be rendered somewhere. */
  dialog: ReactNode;
}

/** @param hasSecondFactor whether the proof is a code, rather than the password */
export function useReauthentication(hasSecondFactor: boolean): Reauthentication {
  const [waiting, setWaiting] = useState<{ settle: (proven: boolean) => void } | null>(null);

  async function ask<T>(work: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    const result = await work();
    if (result.ok || result.error.code !== 'REAUTHENTICATION_REQUIRED') return result;
    const proven = await new Promise<boolean>((settle) => setWaiting({ settle }));
    setWaiting(null);
    return proven ? work() : result;
  }

  const done = () => waiting?.settle(true);
  const dialog = (
    <Dialog open={waiting !== null} onOpenChange={(open) => !open && waiting?.settle(false)}>
      <DialogContent title="Confirm that it is you" description="Your last sign-in is more than ten minutes ago.">
        {hasSecondFactor ? (
          <CodeForm ask={(code) => reauthenticateAction({ code })} onDone={done} label="Confirm" />
        ) : (
          <ProvePassword onDone={done} />
        )}
      </DialogContent>
    </Dialog>
  );
  return { ask, dialog };
}

const schema = z.object({ password: z.string().min(1, 'Enter your password.') });

function ProvePassword({ onDone }: { onDone: () => void }) {
  const { form, refusal, pending, onSubmit } = useActionForm({ schema, values: { password: '' }, ask: reauthenticateAction, onDone });
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField
        id="proof"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={form.formState.errors.password}
        field={form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? 'Checking…' : 'Confirm'}
      </Button>
    </form>
  );
}
