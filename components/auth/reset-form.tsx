'use client';

import { CircleCheckIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { z } from 'zod';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { resetPasswordAction } from '@/server/identity/local/actions';
import { newPassword } from '@/server/identity/local/schema';
import { passwordHint } from './register-form';

const schema = z.object({ password: newPassword });

export function ResetForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema,
    values: { password: '' },
    ask: ({ password }) => resetPasswordAction({ token, password }),
    onDone: () => setDone(true),
  });
  if (done)
    return (
      <div className="grid gap-4">
        <Banner role="status" icon={CircleCheckIcon} title="Your password is changed">
          All your sessions have ended.
        </Banner>
        <Button variant="primary" size="lg" asChild>
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </div>
    );
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField
        id="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={passwordHint}
        error={form.formState.errors.password}
        field={form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? 'Changing…' : 'Change password'}
      </Button>
    </form>
  );
}
