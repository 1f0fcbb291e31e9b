import { readInOneTab } from './one-tab';

/** Something changed on the server: which kind of thing, and which one. Never the thing itself. */
export interface LiveEvent {
  channel: string;
  id: string;
}

export interface LiveConnection {
  subscribe(listener: (event: LiveEvent) => void): () => void;
  close(): void;
}

const name = 'cloudlens.live';
const pollEvery = 15_000;
/** Everything may have changed. The server says so too when events were missed. */
export const pollEvent: LiveEvent = { channel: '*', id: '*' };

type Message = { type: 'event'; event: LiveEvent } | { type: 'alive' };

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
  let heardAt = 0;

  const tell = (event: LiveEvent) => {
    for (const listener of listeners) listener(event);
  };
  const share = (message: Message) => {
    if (!abort.signal.aborted) channel?.postMessage(message);
  };

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      heardAt = Date.now();
      if (data.type === 'event') tell(data.event);
    };
  }

  function readStream(): Promise<void> {
    return new Promise((resolve) => {
      // The lock may be granted just after this tab let go.
      if (abort.signal.aborted) return resolve();
      const stream = new EventSource(url);
      const alive = () => {
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
      return () => listeners.delete(listener);
    },
    close() {
      clearInterval(poll);
      abort.abort();
      channel?.close();
    },
  };
}
