'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { tryConnectionAction } from '@/server/accounts/actions';
import { pauseAfter } from './pauses';

export interface Waiting {
  /** What the last try said; null before the first. */
  last: { reason: string; next: string; isOurs: boolean } | null;
  isTrying: boolean;
  tryNow(): void;
}

/**
 * Tries the role again and again, ever less often, while the page is looked at; the page changes by itself when it opens, or opens too
 * widely.
 */
export function useWaiting(id: string): Waiting {
  const router = useRouter();
  const [last, setLast] = useState<Waiting['last']>(null);
  const [isTrying, setTrying] = useState(false);
  const state = useRef({ tries: 0, busy: false, ended: false, timer: undefined as ReturnType<typeof setTimeout> | undefined });

  const attempt = useCallback(async () => {
    const now = state.current;
    clearTimeout(now.timer);
    if (now.busy || now.ended) return;
    now.busy = true;
    setTrying(true);
    const result = await tryConnectionAction({ id }).catch(() => null);
    now.busy = false;
    setTrying(false);
    if (now.ended) return;
    if (result?.ok && result.data.state !== 'waiting') {
      now.ended = true;
      return router.refresh();
    }
    setLast(
      result?.ok && result.data.state === 'waiting'
        ? result.data
        : { reason: result && !result.ok ? result.error.message : 'CloudLens itself did not answer.', next: 'Trying again.', isOurs: true },
    );
    now.tries += 1;
    // Nobody looks: the next try waits until somebody does.
    if (document.visibilityState === 'visible') now.timer = setTimeout(() => void attempt(), pauseAfter(now.tries));
  }, [id, router]);

  useEffect(() => {
    const now = state.current;
    now.ended = false;
    now.timer = setTimeout(() => void attempt(), 0);
    const look = () => {
      if (document.visibilityState === 'visible') void attempt();
      else clearTimeout(now.timer);
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      now.ended = true;
      clearTimeout(now.timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [attempt]);

  return {
    last,
    isTrying,
    tryNow: () => {
      state.current.tries = 0;
      void attempt();
    },
  };
}
