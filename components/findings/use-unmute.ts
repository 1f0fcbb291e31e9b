'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { unmuteFindingsAction } from '@/server/findings/actions';

type Target = Parameters<typeof unmuteFindingsAction>[0];

export function useUnmute(onDone?: () => void) {
  const router = useRouter();
  const client = useQueryClient();
  const [pending, startTransition] = useTransition();
  const run = (target: Target) =>
    startTransition(async () => {
      if (!settle(await unmuteFindingsAction(target), 'Unmuted')) return;
      await client.invalidateQueries({ queryKey: ['findings'] });
      router.refresh();
      onDone?.();
    });
  return { pending, run };
}
