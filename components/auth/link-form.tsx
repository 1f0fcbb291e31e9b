'use client';

import { CircleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { consumeLinkAction } from '@/server/identity/actions';

/** Uses the link only when the button is pressed: mail scanners and previews follow links, but press nothing. */
export function LinkForm({ token }: { token: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);

  const enter = () =>
    startTransition(async () => {
      const result = await consumeLinkAction({ token });
      if (result.ok) router.replace('/overview');
      else setRefusal(result.error.message);
    });

  if (refusal) {
    return (
      <Banner
        tone="danger"
        role="alert"
        icon={CircleAlertIcon}
        title={refusal}
        action={
          <Button size="sm" asChild>
            <Link href="/sign-in">Sign in by password</Link>
          </Button>
        }
      />
    );
  }
  return (
    <Button variant="primary" size="lg" className="w-full" disabled={pending} onClick={enter}>
      {pending ? 'Signing in…' : 'Sign in to CloudLens'}
    </Button>
  );
}
