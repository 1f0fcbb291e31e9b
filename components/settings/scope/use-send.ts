'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from '@/components/ui/toast-store';

/** Sends a change, says how it went, and lets the page show it. The refusal stays until the next try. */
export function useSend() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = (work: () => Promise<unknown>, title: string, onDone?: () => void) =>
    startTransition(async () => {
      setRefusal(null);
      try {
        await work();
        toast({ tone: 'success', title });
        onDone?.();
        router.refresh();
      } catch (error) {
        setRefusal(error instanceof Error ? error.message : 'That did not work. Try again in a moment.');
      }
    });
  return { send, pending, refusal };
}
