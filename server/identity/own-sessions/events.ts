import { eventStream } from '@/server/live/event-stream';
import { liveHub } from '@/server/live/hub';
import { log } from '@/server/log';
import type { Actor } from '../actor';
import { requireSession } from '../recent-proof';
import { identify } from '../session';
import { onWholeSecond } from '../together';

/** How long before the end a page is told to renew. */
const warnSeconds = 60;
/** How often the end is looked up: another page may have moved it, and somebody may have ended the session. */
const lookEveryMs = 15_000;

/** What is said of a session that ends at `expiresAt`; null: it has ended. */
export function sessionEvent(expiresAt: Date | null, now: Date): { call_refresh: boolean; time_remaining_seconds: number } {
  const remaining = expiresAt ? Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)) : 0;
  return { call_refresh: remaining <= warnSeconds, time_remaining_seconds: remaining };
}

/** When to look next, in milliseconds: soon enough to warn in time. */
export function nextLook({ time_remaining_seconds: remaining }: { time_remaining_seconds: number }): number {
  const untilWarning = (remaining - warnSeconds) * 1000;
  return untilWarning > 0 ? Math.min(lookEveryMs, untilWarning) : Math.min(lookEveryMs, Math.max(1000, remaining * 1000));
}

/**
 * The remaining time of the request's own session, as server-sent events. Ends with the session.
 * @throws AppError UNPROCESSABLE for API keys
 */
export function sessionStream(actor: Actor, request: Request): Response {
  requireSession(actor);
  return eventStream(request, async ({ send, close }) => {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    const look = async () => {
      clearTimeout(timer);
      const identified = await identify(request.headers, { renew: false });
      if (stopped) return;
      const event = sessionEvent(identified?.expiresAt ?? null, new Date());
      send(`data: ${JSON.stringify(event)}\n\n`);
      if (event.time_remaining_seconds === 0) return close();
      timer = setTimeout(lookAgain, onWholeSecond(nextLook(event)));
    };
    // The database may be away for a moment: that is no end of a session.
    const lookAgain = () => {
      look().catch((error: unknown) => {
        log.warn({ err: error }, 'a session could not be looked up');
        if (!stopped) timer = setTimeout(lookAgain, lookEveryMs);
      });
    };
    const { unsubscribe } = await liveHub().subscribe(
      actor.orgId,
      ({ channel, id }) => {
        if (channel === 'session' && id === actor.credentialId) lookAgain();
      },
      null,
    );
    send('retry: 3000\n\n');
    lookAgain();
    return () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    };
  });
}
