'use client';

import { z } from 'zod';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/server/action-result';
import { secondFactorCode } from '@/server/identity/second-factor/schema';

const schema = z.object({ code: secondFactorCode });

interface CodeFormProps {
  ask: (code: string) => Promise<ActionResult<unknown>>;
  onDone: () => void;
  label?: string;
  onBack?: () => void;
}

/** Asks for a code of the authenticator app, or a recovery code. */
export function CodeForm({ ask, onDone, label = 'Sign in', onBack }: CodeFormProps) {
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema,
    values: { code: '' },
    ask: ({ code }) => ask(code),
    onDone,
  });
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField
        id="code"
        label="Code"
        hint="The six digits that your authenticator app shows, or one of your recovery codes."
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        error={form.formState.errors.code}
        field={form.register('code')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? 'Checking…' : label}
      </Button>
      {onBack && (
        <Button variant="link" size="inline" className="justify-self-center" onClick={onBack}>
          Back
        </Button>
      )}
    </form>
  );
}
