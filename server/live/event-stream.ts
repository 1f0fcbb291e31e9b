import { trackStream } from './open-streams';

/** What a source of events does with the stream that it feeds. */
export interface EventSink {
  /** Puts text of the event stream format on its way. */
  send(text: string): void;
  /** Whether the reader keeps up; what is sent to one that does not waits in memory. */
  hasRoom(): boolean;
  close(): void;
}

/** A reader that lags this far behind gets no more until it has caught up. */
const maxWaiting = 64;

/**
 * An answer of server-sent events. It ends when the reader leaves, the server is asked to end, or the sink is closed.
 * @param open begins to send and returns how to stop
 */
export function eventStream(request: Request, open: (sink: EventSink) => Promise<() => void>): Response {
  const encoder = new TextEncoder();
  let close = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let stop: (() => void) | undefined;
        let isClosed = false;
        close = () => {
          if (isClosed) return;
          isClosed = true;
          stop?.();
          forget();
          try {
            controller.close();
          } catch {
            // The reader was faster.
          }
        };
        const forget = trackStream(() => close());
        request.signal.addEventListener('abort', () => close(), { once: true });
        stop = await open({
          send: (text) => {
            if (!isClosed) controller.enqueue(encoder.encode(text));
          },
          hasRoom: () => (controller.desiredSize ?? 0) > 0,
          close: () => close(),
        });
        // Closed while it was opening.
        if (isClosed) stop();
      },
      cancel: () => close(),
    },
    { highWaterMark: maxWaiting },
  );
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' },
  });
}
