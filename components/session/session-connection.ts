import { readInOneTab } from '@/components/live/one-tab';

/** What the server says of the session: how long it lasts, and whether it is time to renew it. */
export interface SessionEvent {
  call_refresh: boolean;
  time_remaining_seconds: number;
}

const name = 'cloudlens.session';
const retryMs = 15_000;

export function parseSessionEvent(text: string): SessionEvent | null {
  try {
    const value = JSON.parse(text) as Partial<SessionEvent> | null;
    const { call_refresh: refresh, time_remaining_seconds: remaining } = value ?? {};
    return typeof refresh === 'boolean' && typeof remaining === 'number'
      ? { call_refresh: refresh, time_remaining_seconds: remaining }
      : null;
  } catch {
    return null;
  }
}

interface Options {
  url: string;
  onEvent: (event: SessionEvent) => void;
  /** Tries to renew; asked in the one tab that reads the stream. What it finds out is told to all. */
  renew: () => Promise<SessionEvent>;
  /** Whether anybody is signed in; asked when the stream is refused. */
  isAlive: () => Promise<boolean>;
}

/** Reads the session's events in one tab of this browser and tells them to all, until the returned function is called. */
export function openSessionConnection({ url, onEvent, renew, isAlive }: Options): () => void {
  const abort = new AbortController();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  if (channel) channel.onmessage = ({ data }: MessageEvent<SessionEvent>) => onEvent(data);

  function tell(event: SessionEvent): void {
    if (abort.signal.aborted) return;
    onEvent(event);
    channel?.postMessage(event);
  }

  async function hear(event: SessionEvent): Promise<void> {
    if (!event.call_refresh || event.time_remaining_seconds === 0) return tell(event);
    tell(await renew().catch(() => event));
  }

  function read(): Promise<void> {
    return new Promise((resolve) => {
      let stream: EventSource | undefined;
      let retry: ReturnType<typeof setTimeout> | undefined;
      const open = () => {
        if (abort.signal.aborted) return;
        stream = new EventSource(url);
        stream.onmessage = ({ data }: MessageEvent<string>) => {
          const event = parseSessionEvent(data);
          if (event) void hear(event);
        };
        stream.onerror = () => {
          // A broken connection is taken up again by itself; a refusal closes it for good.
          if (stream?.readyState !== EventSource.CLOSED) return;
          isAlive()
            .then((alive) => alive || tell({ call_refresh: true, time_remaining_seconds: 0 }))
            .catch(() => undefined);
          retry = setTimeout(open, retryMs);
        };
      };
      open();
      abort.signal.addEventListener('abort', () => {
        clearTimeout(retry);
        stream?.close();
        resolve();
      });
    });
  }
  readInOneTab(name, abort.signal, read);

  return () => {
    abort.abort();
    channel?.close();
  };
}
