'use client';

import { ShieldCheckIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast-store';
import { verifyAccountAction } from '@/server/accounts/actions';

/** Proves the role once more and asks what it may do. */
export function VerifyButton({ id }: { id: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  if (!useCan('accounts:update')) return null;
  const verify = () =>
    startTransition(async () => {
      const verified = settle(await verifyAccountAction({ id }));
      if (!verified) return;
      const { lastError } = verified.data;
      if (lastError) toast({ tone: 'danger', title: 'Not in order yet', description: lastError });
      else toast({ tone: 'success', title: 'Proven: the role opens with its external id alone' });
      router.refresh();
    });
  return (
    <Button onClick={verify} disabled={pending}>
      <ShieldCheckIcon aria-hidden="true" />
      {pending ? 'Verifying…' : 'Verify again'}
    </Button>
  );
}
