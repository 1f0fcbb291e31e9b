'use client';

import { PlusIcon } from 'lucide-react';
import Link from 'next/link';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';

export function ConnectLink() {
  if (!useCan('accounts:create')) return null;
  return (
    <Button variant="primary" asChild>
      <Link href="/accounts/connect">
        <PlusIcon aria-hidden="true" />
        Connect account
      </Link>
    </Button>
  );
}
