import type { Actor } from '@/server/identity/actor';
import { eventStream } from './event-stream';
import { liveHub, type StoredEvent } from './hub';

/** Comments keep proxies from closing the stream; each one also asks whether the reader may still read. */
const beatMs = 15_000;

/**
 * The organization's events as server-sent events, for one browser. A reader that lags is told to read everything anew.
 * @param stillAllowed asked every 15 s and whenever a session of the organization ends; `false` ends the stream
 */
export function liveStream(actor: Actor, request: Request, stillAllowed: () => Promise<boolean>): Response {
  const lastId = request.headers.get('last-event-id');
  const after = lastId && /^\d{1,15}$/.test(lastId) ? Number(lastId) : null;
  return eventStream(request, async ({ send, hasRoom, close }) => {
    let lagging = false;
    const reset = () => send('data: {"channel":"*","id":"*"}\n\n');
    const mayStay = () => stillAllowed().catch(() => false);
    const tell = (event: StoredEvent) => {
      // Somebody's session, role or membership ended: it may be this reader's. Nobody else needs to hear of it.
      if (event.channel === 'session') {
        void mayStay().then((stays) => stays || close());
        return;
      }
      if (!hasRoom()) {
        lagging = true;
        return;
      }
      if (lagging) {
        lagging = false;
        reset();
      }
      send(`id: ${event.seq}\ndata: ${JSON.stringify({ channel: event.channel, id: event.id })}\n\n`);
    };
    const { complete, unsubscribe } = await liveHub().subscribe(actor.orgId, tell, after);
    const beat = setInterval(async () => {
      if (!(await mayStay())) return close();
      if (!hasRoom()) return;
      if (lagging) {
        lagging = false;
        reset();
      } else send(': still here\n\n');
    }, beatMs);
    send('retry: 2000\n\n');
    if (!complete) reset();
    return () => {
      clearInterval(beat);
      unsubscribe();
    };
  });
}
