'use client';

import { CircleCheckIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { verifyEmailAction } from '@/server/identity/local/actions';

/** Confirms when the button is pressed: mail scanners follow links, but press nothing. */
export function VerifyForm({ token }: { token: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const confirm = () =>
    startTransition(async () => {
      const result = await verifyEmailAction({ token });
      if (!result.ok) setRefusal(result.error.message);
      else if (result.data.signedIn) router.replace('/overview');
      else setDone(true);
    });
  if (done)
    return (
      <div className="grid gap-4">
        <Banner role="status" icon={CircleCheckIcon} title="Your address is confirmed" />
        <Button variant="primary" size="lg" asChild>
          <Link href="/overview">Go on</Link>
        </Button>
      </div>
    );
  return (
    <div className="grid gap-4">
      <Refusal text={refusal} />
      {!refusal && (
        <Button variant="primary" size="lg" disabled={pending} onClick={confirm}>
          {pending ? 'Confirming…' : 'Confirm this address'}
        </Button>
      )}
    </div>
  );
}
