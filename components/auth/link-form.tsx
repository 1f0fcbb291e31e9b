'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { Button } from '@/components/ui/button';
import { consumeLinkAction, secondStepAction } from '@/server/identity/actions';
import { CodeForm } from './code-form';

/** Uses the link only when the button is pressed: mail scanners and previews follow links, but press nothing. */
export function LinkForm({ token }: { token: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [challenge, setChallenge] = useState<string | null>(null);
  const enter = () => router.replace('/overview');

  const press = () =>
    startTransition(async () => {
      const result = await consumeLinkAction({ token });
      if (!result.ok) setRefusal(result.error.message);
      else if (result.data) setChallenge(result.data.challenge);
      else enter();
    });

  if (challenge) return <CodeForm ask={(code) => secondStepAction({ challenge, code })} onDone={enter} />;
  if (refusal) {
    return (
      <div className="grid gap-4">
        <Refusal text={refusal} />
        <Button size="lg" asChild>
          <Link href="/sign-in">Sign in by password</Link>
        </Button>
      </div>
    );
  }
  return (
    <Button variant="primary" size="lg" className="w-full" disabled={pending} onClick={press}>
      {pending ? 'Signing in…' : 'Sign in to CloudLens'}
    </Button>
  );
}
