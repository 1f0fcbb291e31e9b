'use client';

import { CircleAlertIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field, Input } from '@/components/ui/field';
import { openDemoAction, signInAction } from '@/server/identity/actions';

/** `demo`: offer to enter without a password; the server allows it only on one's own machine. */
export function SignInForm({ demo }: { demo: boolean }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);

  function enter(ask: () => ReturnType<typeof openDemoAction>) {
    setRefusal(null);
    startTransition(async () => {
      const result = await ask();
      if (result.ok) router.replace('/overview');
      else setRefusal(result.error.message);
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter(() => signInAction({ email: String(form.get('email')).trim(), password: String(form.get('password')) }));
  }

  return (
    <div className="grid gap-4">
      {refusal && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={refusal} />}
      {demo && (
        <>
          <Button variant="primary" size="lg" disabled={pending} onClick={() => enter(() => openDemoAction())}>
            Open the demo
          </Button>
          <p className="flex items-center gap-3 text-xs text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or sign in
          </p>
        </>
      )}
      <form onSubmit={submit} className="grid gap-3.5">
        <Field id="email" label="E-mail">
          <Input id="email" name="email" type="email" autoComplete="username" required className="h-9" />
        </Field>
        <Field id="password" label="Password">
          <Input id="password" name="password" type="password" autoComplete="current-password" required className="h-9" />
        </Field>
        <Button type="submit" variant={demo ? 'secondary' : 'primary'} size="lg" disabled={pending} className="mt-1">
          {pending ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </div>
  );
}
