'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getJson } from '@/components/lib/api';
import { useLive } from '@/components/live/live-provider';
import type { LogPage } from '@/server/workflows/types';
import { isFull, type LogWindow, previousOf, windowOf, withAbove, withBelow } from './log-window';

/** Where nothing tells that something came, it is asked for. */
const askAgainMs = 2500;
/** Pages below that are fetched one after the other; who is further behind gets the end. */
const pagesAtOnce = 4;
/** Behind every chunk: asks how far the log is, and for none of it. */
const beyondAll = 2_000_000_000;

/**
 * A part of a run's log that moves with its reader: the end for who follows, and otherwise what was asked for last. Never more than
 * log-window.ts keeps.
 * @param follow whether the end is wanted as it comes
 */
export function useLog(runId: string, first: LogPage, follow: boolean) {
  const [window, setWindow] = useState(() => windowOf(first));
  const [failed, setFailed] = useState(false);
  const latest = useRef(window);
  const busy = useRef(false);
  const router = useRouter();

  const ask = useCallback((query = '') => getJson<LogPage>(`/api/workflow/runs/${runId}/log${query}`), [runId]);

  /** One request at a time: what comes meanwhile is asked for by the next. */
  const change = useCallback(
    async (work: (now: LogWindow) => Promise<LogWindow>) => {
      if (busy.current) return;
      busy.current = true;
      try {
        const before = latest.current;
        latest.current = await work(before);
        setWindow(latest.current);
        setFailed(false);
        // The last of it: the page around says how the run ended.
        if (latest.current.complete && !before.complete) router.refresh();
      } catch {
        setFailed(true);
      } finally {
        busy.current = false;
      }
    },
    [router],
  );

  const toEnd = useCallback(() => change(async () => windowOf(await ask())), [ask, change]);
  const below = useCallback(() => change(async (now) => withBelow(now, await ask(`?after=${now.next}`))), [ask, change]);
  const above = useCallback(
    () =>
      change(async (now) => {
        const previous = previousOf(now);
        return previous === null ? now : withAbove(now, await ask(`?before=${previous}`));
      }),
    [ask, change],
  );

  const grow = useCallback(
    () =>
      change(async (now) => {
        if (!follow && (!now.isAtEnd || isFull(now))) {
          const { lines, truncated, complete, last } = await ask(`?after=${beyondAll}`);
          return { ...now, lines, truncated, complete, isAtEnd: last <= now.next };
        }
        let grown = now;
        for (let nth = 0; nth < pagesAtOnce; nth++) {
          grown = withBelow(grown, await ask(`?after=${grown.next}`));
          if (grown.isAtEnd || (!follow && isFull(grown))) return grown;
        }
        return follow ? windowOf(await ask()) : grown;
      }),
    [ask, change, follow],
  );
  useLive(['run'], () => void grow(), { wait: 300, id: runId });
  useEffect(() => {
    if (window.complete) return;
    const timer = setInterval(() => void grow(), askAgainMs);
    return () => clearInterval(timer);
  }, [grow, window.complete]);

  return { window, failed, toEnd, below, above };
}
