'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { cn } from '@/components/lib/cn';
import { Button } from '@/components/ui/button';
import { openDemoAction, secondStepAction, signInAction } from '@/server/identity/actions';
import { signInSchema } from '@/server/identity/schema';
import { CodeForm } from './code-form';

interface SignInFormProps {
  /** Offer to enter without a password; the server allows it only on one's own machine. */
  demo?: boolean;
  /** Offer to register. */
  signUp?: boolean;
  /** The only address that will do, for an invitation. */
  email?: string;
  /** Leave out what leads to other pages. */
  bare?: boolean;
  /** Where to go on; default: the overview. */
  onSignedIn?: () => void;
}

/** Password, and then, for whoever has two-step sign-in, a code. */
export function SignInForm({ demo = false, signUp = false, bare = false, email, onSignedIn }: SignInFormProps) {
  const router = useRouter();
  const [challenge, setChallenge] = useState<string | null>(null);
  const enter = onSignedIn ?? (() => router.replace('/overview'));
  const proceed = (answer: { challenge: string } | null) => (answer ? setChallenge(answer.challenge) : enter());

  if (challenge) return <CodeForm ask={(code) => secondStepAction({ challenge, code })} onDone={enter} onBack={() => setChallenge(null)} />;
  return (
    <div className="grid gap-4">
      {demo && <DemoButton onDone={proceed} />}
      <PasswordForm email={email} isMain={!demo} onDone={proceed} />
      <p className={cn('flex flex-wrap justify-between gap-x-4 gap-y-1 text-xs', bare && 'hidden')}>
        <Link href="/forgot-password" className="text-accent-text underline-offset-4 hover:underline">
          Forgot your password?
        </Link>
        {signUp && (
          <Link href="/register" className="text-accent-text underline-offset-4 hover:underline">
            Create an account
          </Link>
        )}
      </p>
    </div>
  );
}

type Answer = { challenge: string } | null;

function DemoButton({ onDone }: { onDone: (answer: Answer) => void }) {
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = () =>
    startTransition(async () => {
      const result = await openDemoAction();
      if (result.ok) onDone(result.data);
      else setRefusal(result.error.message);
    });
  return (
    <>
      <Refusal text={refusal} />
      <Button variant="primary" size="lg" disabled={pending} onClick={open}>
        Open the demo
      </Button>
      <p className="flex items-center gap-3 text-xs text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or sign in
      </p>
    </>
  );
}

function PasswordForm({ email, isMain, onDone }: { email: string | undefined; isMain: boolean; onDone: (answer: Answer) => void }) {
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: signInSchema,
    values: { email: email ?? '', password: '' },
    ask: signInAction,
    onDone,
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
        readOnly={email !== undefined}
        // Nothing to do there: a dialog begins with the password.
        tabIndex={email === undefined ? undefined : -1}
        error={errors.email}
        field={form.register('email')}
      />
      <TextField
        id="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={errors.password}
        field={form.register('password')}
      />
      <Button type="submit" variant={isMain ? 'primary' : 'secondary'} size="lg" disabled={pending} className="mt-1">
        {pending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
