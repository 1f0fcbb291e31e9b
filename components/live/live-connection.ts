import { readInOneTab } from './one-tab';

/** Something changed on the server: which kind of thing, and which one. Never the thing itself. */
export interface LiveEvent {
  channel: string;
  id: string;
}

export interface LiveConnection {
  /** Each event from now on, and each of the last half minute: the page may have been made before them. */
  subscribe(listener: (event: LiveEvent) => void): () => void;
  close(): void;
}

const name = 'cloudlens.live';
const pollEvery = 15_000;
/** A page that is shown now may have been made this much earlier: what happened since is news to it. */
const newsFor = 30_000;
/** Everything may have changed. The server says so too when events were missed. */
export const pollEvent: LiveEvent = { channel: '*', id: '*' };

type Message = { type: 'event'; event: LiveEvent } | { type: 'alive' } | { type: 'anybody' };

function parseEvent(text: string): LiveEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('channel' in value)) return null;
    return { channel: String(value.channel), id: 'id' in value ? String(value.id) : '*' };
  } catch {
    return null;
  }
}

/**
 * One event stream per browser: the tab that holds the lock reads it and tells the others.
 * Without locks each tab reads its own; while no stream is heard, every tab polls instead.
 */
export function openLiveConnection(url: string): LiveConnection {
  const listeners = new Set<(event: LiveEvent) => void>();
  const abort = new AbortController();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const news: { event: LiveEvent; at: number }[] = [];
  let heardAt = 0;
  let reads = false;

  const forgetOld = () => {
    const old = news.findIndex(({ at }) => at > Date.now() - newsFor);
    news.splice(0, old < 0 ? news.length : old);
  };
  const tell = (event: LiveEvent) => {
    forgetOld();
    news.push({ event, at: Date.now() });
    for (const listener of listeners) listener(event);
  };
  const share = (message: Message) => {
    if (!abort.signal.aborted) channel?.postMessage(message);
  };

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.type === 'anybody') {
        if (reads) share({ type: 'alive' });
        return;
      }
      const isFirst = heardAt === 0;
      heardAt = Date.now();
      // Another tab reads the stream: what it heard while this page was made is not known here.
      if (isFirst) tell(pollEvent);
      else if (data.type === 'event') tell(data.event);
    };
    share({ type: 'anybody' });
  }

  function readStream(): Promise<void> {
    return new Promise((resolve) => {
      // The lock may be granted just after this tab let go.
      if (abort.signal.aborted) return resolve();
      const stream = new EventSource(url);
      const alive = () => {
        reads = true;
        heardAt = Date.now();
        share({ type: 'alive' });
      };
      stream.onopen = alive;
      stream.onmessage = ({ data }: MessageEvent<string>) => {
        heardAt = Date.now();
        const event = parseEvent(data);
        if (!event) return;
        tell(event);
        share({ type: 'event', event });
      };
      const beat = setInterval(() => stream.readyState === EventSource.OPEN && alive(), pollEvery / 2);
      abort.signal.addEventListener('abort', () => {
        clearInterval(beat);
        stream.close();
        resolve();
      });
    });
  }

  readInOneTab(name, abort.signal, readStream);

  const poll = setInterval(() => {
    if (document.visibilityState === 'visible' && Date.now() - heardAt > 1.5 * pollEvery) tell(pollEvent);
  }, pollEvery);

  return {
    subscribe(listener) {
      listeners.add(listener);
      forgetOld();
      for (const { event } of news) listener(event);
      return () => listeners.delete(listener);
    },
    close() {
      clearInterval(poll);
      abort.abort();
      channel?.close();
    },
  };
}
