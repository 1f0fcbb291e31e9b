'use client';

import { MailIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { registerAction } from '@/server/identity/local/actions';
import { minimumPasswordLength, registerSchema } from '@/server/identity/local/schema';

const ownSchema = registerSchema.pick({ email: true, password: true }).extend({
  name: registerSchema.shape.name.unwrap(),
  organizationName: registerSchema.shape.organizationName.unwrap(),
});
const invitedSchema = ownSchema.omit({ organizationName: true });

export const passwordHint = `At least ${minimumPasswordLength} characters; long beats complicated.`;

/** For whoever makes an organization of their own. */
export function RegisterForm() {
  const router = useRouter();
  const [mailed, setMailed] = useState(false);
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: ownSchema,
    values: { name: '', organizationName: '', email: '', password: '' },
    ask: registerAction,
    onDone: ({ verificationSent }) => (verificationSent ? setMailed(true) : router.replace('/overview')),
  });
  const { errors } = form.formState;
  if (mailed)
    return (
      <Banner role="status" icon={MailIcon} title="Look into your mailbox">
        A mail asks you to confirm the address; its link is good for a day. Nothing there? Look among the spam, or register again.
      </Banner>
    );
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField id="name" label="Your name" autoComplete="name" error={errors.name} field={form.register('name')} />
      <TextField
        id="organization"
        label="Organization"
        autoComplete="organization"
        error={errors.organizationName}
        field={form.register('organizationName')}
      />
      <TextField id="email" label="E-mail" type="email" autoComplete="username" error={errors.email} field={form.register('email')} />
      <TextField
        id="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint={passwordHint}
        error={errors.password}
        field={form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending} className="mt-1">
        {pending ? 'Creating…' : 'Create account'}
      </Button>
    </form>
  );
}

/** For whoever was invited: the address and the organization are given. */
export function InvitedForm({ email, invitation }: { email: string; invitation: string }) {
  const router = useRouter();
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: invitedSchema,
    values: { name: '', email, password: '' },
    ask: (values) => registerAction({ ...values, invitation }),
    onDone: () => router.replace('/overview'),
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        readOnly
        error={errors.email}
        field={form.register('email')}
      />
      <TextField id="name" label="Your name" autoComplete="name" error={errors.name} field={form.register('name')} />
      <TextField
        id="password"
        label="Choose a password"
        type="password"
        autoComplete="new-password"
        hint={passwordHint}
        error={errors.password}
        field={form.register('password')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending} className="mt-1">
        {pending ? 'Joining…' : 'Create account and join'}
      </Button>
    </form>
  );
}
