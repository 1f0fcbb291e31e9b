'use client';

import { MailIcon } from 'lucide-react';
import { useState } from 'react';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { forgotPasswordAction } from '@/server/identity/local/actions';
import { forgotSchema } from '@/server/identity/local/schema';

export function ForgotForm() {
  const [sent, setSent] = useState(false);
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: forgotSchema,
    values: { email: '' },
    ask: forgotPasswordAction,
    onDone: () => setSent(true),
  });
  if (sent)
    return (
      <Banner role="status" icon={MailIcon} title="Look into your mailbox">
        If there is an account with this address, a mail with a link is on its way. The link is good once, for an hour.
      </Banner>
    );
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        error={form.formState.errors.email}
        field={form.register('email')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? 'Sending…' : 'Mail me a link'}
      </Button>
    </form>
  );
}
