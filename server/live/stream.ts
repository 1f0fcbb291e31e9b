import type { Actor } from '@/server/identity/actor';
import { onWholeSecond } from '@/server/identity/together';
import { eventStream } from './event-stream';
import { liveHub, type StoredEvent } from './hub';

/** Comments keep proxies from closing the stream; each one also asks whether the reader may still read. */
const beatMs = 15_000;

/** Events name only ids; those of AWS accounts that the reader was not granted are not for them either. */
const mayHear = ({ grants }: Actor, event: StoredEvent): boolean =>
  grants === null || (event.accountId !== null && grants.get(event.accountId)?.includes('findings:read') === true);

/**
 * The organization's events as server-sent events, for one browser. A reader that lags is told to read everything anew.
 * @param loadedAt where events stood when what the reader shows was made; a Last-Event-ID says more
 * @param whoNow asked at least every 15 s, and when somebody's rights change; null ends the stream
 */
export function liveStream(actor: Actor, request: Request, loadedAt: string | undefined, whoNow: () => Promise<Actor | null>): Response {
  // Empty, as some clients send it before they have heard anything: the same as none.
  const after = request.headers.get('last-event-id') || loadedAt || null;
  return eventStream(request, async ({ send, hasRoom, close }) => {
    let lagging = false;
    const reset = () => send('data: {"channel":"*","id":"*"}\n\n');
    let reader: Actor = actor;
    const askAgain = async (): Promise<boolean> => {
      const now = await whoNow().catch(() => null);
      // Somebody whose session goes on in another organization has nothing to hear of this one.
      const stays = now !== null && now.orgId === actor.orgId;
      if (stays) reader = now;
      else close();
      return stays;
    };
    const tell = (event: StoredEvent) => {
      if (event.channel === 'access' || event.channel === 'session') return void askAgain();
      // Whether somebody still may read could have been among what was missed.
      if (event.channel === '*') void askAgain();
      else if (!mayHear(reader, event)) return;
      if (!hasRoom()) {
        lagging = true;
        return;
      }
      if (lagging) {
        lagging = false;
        reset();
      }
      send(`id: ${liveHub().idOf(event)}\ndata: ${JSON.stringify({ channel: event.channel, id: event.id })}\n\n`);
    };
    const { complete, unsubscribe } = await liveHub().subscribe(actor.orgId, tell, after);
    let beat: NodeJS.Timeout | undefined;
    let ended = false;
    const beatAgain = () => {
      beat = setTimeout(async () => {
        if (!(await askAgain()) || ended) return;
        beatAgain();
        if (!hasRoom()) return;
        if (lagging) {
          lagging = false;
          reset();
        } else send(': still here\n\n');
      }, onWholeSecond(beatMs));
    };
    beatAgain();
    send('retry: 2000\n\n');
    if (!complete) reset();
    return () => {
      ended = true;
      clearTimeout(beat);
      unsubscribe();
    };
  });
}
