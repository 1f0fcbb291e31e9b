'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { discoverOrganizationAction } from '@/server/accounts/organization/actions';

export function DiscoverButton({ id, isFirst }: { id: string; isFirst: boolean }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const discover = () =>
    startTransition(async () => {
      if (settle(await discoverOrganizationAction({ id }), 'Member accounts listed')) router.refresh();
    });
  return (
    <Button variant={isFirst ? 'primary' : undefined} onClick={discover} disabled={pending}>
      {pending ? 'Asking AWS…' : isFirst ? 'List the member accounts' : 'List anew'}
    </Button>
  );
}
