'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

/** Runs a change of findings and shows what became of it everywhere: in lists, the drawer and the page. */
export function useAct() {
  const router = useRouter();
  const client = useQueryClient();
  const [pending, startTransition] = useTransition();
  /** `work` says whether anything changed. */
  const act = (work: () => Promise<boolean>) =>
    startTransition(async () => {
      if (!(await work())) return;
      await client.invalidateQueries({ queryKey: ['findings'] });
      router.refresh();
    });
  return { pending, act };
}
