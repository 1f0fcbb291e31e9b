'use client';

import { passwordHint } from '@/components/auth/register-form';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { toast } from '@/components/ui/toast-store';
import { changePasswordAction } from '@/server/identity/local/actions';
import { changePasswordSchema } from '@/server/identity/local/schema';

/** @param email for password managers, which keep the new password under it */
export function PasswordCard({ email }: { email: string }) {
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: changePasswordSchema,
    values: { currentPassword: '', newPassword: '' },
    ask: changePasswordAction,
    onDone: () => {
      form.reset();
      toast({ tone: 'success', title: 'Password changed', description: 'Your other sessions have ended.' });
    },
  });
  const { errors } = form.formState;
  return (
    <Card aria-labelledby="password-title">
      <CardHeader id="password-title" title="Password" description="Changing it ends your other sessions" />
      <form onSubmit={onSubmit} noValidate className="grid max-w-sm gap-3.5 px-4 pb-4">
        <Refusal text={refusal} />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          id="current-password"
          label="Present password"
          type="password"
          autoComplete="current-password"
          error={errors.currentPassword}
          field={form.register('currentPassword')}
        />
        <TextField
          id="new-password"
          label="New password"
          type="password"
          autoComplete="new-password"
          hint={passwordHint}
          error={errors.newPassword}
          field={form.register('newPassword')}
        />
        <Button type="submit" disabled={pending} className="justify-self-start">
          {pending ? 'Changing…' : 'Change password'}
        </Button>
      </form>
    </Card>
  );
}
