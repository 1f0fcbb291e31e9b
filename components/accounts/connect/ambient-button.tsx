'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { connectAmbientAction } from '@/server/accounts/actions';

export function AmbientButton() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const connect = () =>
    startTransition(async () => {
      const connected = settle(await connectAmbientAction({}), 'Connected');
      if (connected) router.push(`/accounts/${connected.data.id}/access`);
    });
  return (
    <Button onClick={connect} disabled={pending}>
      {pending ? 'Connecting…' : 'Connect it'}
    </Button>
  );
}
