'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { throttle } from '@/components/lib/throttle';
import { type LiveConnection, type LiveEvent, openLiveConnection } from './live-connection';

const LiveContext = createContext<LiveConnection | null>(null);

/**
 * Keeps this browser's one live stream open while the console is.
 * @param after where events stood when the page was made; what happened since is told first
 */
export function LiveProvider({ after, children }: { after: string | undefined; children: ReactNode }) {
  const [connection, setConnection] = useState<LiveConnection | null>(null);
  // Of the page that was loaded whole; later ones come while the stream is open.
  const loadedAt = useRef(after);
  useEffect(() => {
    const opened = openLiveConnection(loadedAt.current ? `/api/live?after=${encodeURIComponent(loadedAt.current)}` : '/api/live');
    setConnection(opened);
    return () => opened.close();
  }, []);
  return <LiveContext.Provider value={connection}>{children}</LiveContext.Provider>;
}

/** Calls back, at most every `wait` ms, when something on one of the channels changed. */
export function useLive(channels: readonly string[], onChange: () => void, { wait = 1500, id }: { wait?: number; id?: string } = {}): void {
  const connection = useContext(LiveContext);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const key = channels.join(' ');
  const matches = useMemo(() => {
    const wanted = new Set(key.split(' '));
    return (event: LiveEvent) => event.channel === '*' || (wanted.has(event.channel) && (!id || event.id === id || event.id === '*'));
  }, [key, id]);
  useEffect(() => {
    if (!connection) return;
    const throttled = throttle(() => latest.current(), wait);
    const unsubscribe = connection.subscribe((event) => matches(event) && throttled.call());
    return () => {
      unsubscribe();
      throttled.cancel();
    };
  }, [connection, matches, wait]);
}

/** Renders the page's server components anew when something on these channels changed. */
export function LiveRefresh({ channels, id, wait = 2500 }: { channels: readonly string[]; id?: string; wait?: number }) {
  const router = useRouter();
  useLive(channels, () => router.refresh(), { wait, id });
  return null;
}
