import type { Actor } from '@/server/identity/actor';
import { liveHub, type StoredEvent } from './hub';
import { trackStream } from './open-streams';

/** A reader that lags this far behind is told to read everything anew, instead of filling memory. */
const maxWaiting = 64;
/** Comments keep proxies from closing the stream; each one also asks whether the reader may still read. */
const beatMs = 15_000;

/**
 * The organization's events as server-sent events, for one browser.
 * @param stillAllowed asked every 15 s; `false` ends the stream
 */
export async function liveStream(actor: Actor, request: Request, stillAllowed: () => Promise<boolean>): Promise<Response> {
  const lastId = request.headers.get('last-event-id');
  const after = lastId && /^\d{1,15}$/.test(lastId) ? Number(lastId) : null;
  const encoder = new TextEncoder();
  let close = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let lagging = false;
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        const reset = () => send('data: {"channel":"*","id":"*"}\n\n');
        const tell = (event: StoredEvent) => {
          if ((controller.desiredSize ?? 0) <= 0) {
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
          if (!(await stillAllowed().catch(() => false))) return close();
          if (lagging && (controller.desiredSize ?? 0) > 0) {
            lagging = false;
            reset();
          } else if ((controller.desiredSize ?? 0) > 0) send(': still here\n\n');
        }, beatMs);
        close = () => {
          clearInterval(beat);
          unsubscribe();
          forget();
          try {
            controller.close();
          } catch {
            // The reader was faster.
          }
        };
        const forget = trackStream(() => close());
        request.signal.addEventListener('abort', () => close(), { once: true });
        send('retry: 2000\n\n');
        if (!complete) reset();
      },
      cancel: () => close(),
    },
    { highWaterMark: maxWaiting },
  );
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' },
  });
}
