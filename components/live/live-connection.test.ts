import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveConnection, type LiveEvent, openLiveConnection, pollEvent } from './live-connection';

class FakeStream {
  static readonly OPEN = 1;
  static opened: FakeStream[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  constructor(readonly url: string) {
    FakeStream.opened.push(this);
  }
  open() {
    this.readyState = FakeStream.OPEN;
    this.onopen?.();
  }
  close() {
    this.readyState = 2;
  }
}

let connection: LiveConnection;
let heard: LiveEvent[];

function stream(): FakeStream {
  const [first] = FakeStream.opened;
  if (!first) throw new Error('no stream was opened');
  return first;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeStream.opened = [];
  // No channel and no locks: the plain case of one tab in an old browser.
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('EventSource', FakeStream);
  connection = openLiveConnection('/api/live');
  heard = [];
  connection.subscribe((event) => heard.push(event));
});

afterEach(() => {
  connection.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('openLiveConnection', () => {
  it('hands on what the stream says and skips what it cannot read', () => {
    stream().open();
    stream().onmessage?.({ data: '{"channel":"scan","id":"s1"}' });
    stream().onmessage?.({ data: 'not json' });
    stream().onmessage?.({ data: '"text"' });
    expect(heard).toEqual([{ channel: 'scan', id: 's1' }]);
  });

  it('tells a page that comes now what happened while it was made, and not what is long past', () => {
    stream().open();
    stream().onmessage?.({ data: '{"channel":"run","id":"old"}' });
    vi.advanceTimersByTime(31_000);
    stream().onmessage?.({ data: '{"channel":"run","id":"r1"}' });
    vi.advanceTimersByTime(5_000);
    const late: LiveEvent[] = [];
    connection.subscribe((event) => late.push(event));
    expect(late).toEqual([{ channel: 'run', id: 'r1' }]);
  });

  it('reads everything anew when another tab turns out to read the stream, and asks whether one does', () => {
    const posts: unknown[] = [];
    let hear: (message: { data: unknown }) => void = () => {};
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        set onmessage(handler: typeof hear) {
          hear = handler;
        }
        postMessage = (message: unknown) => posts.push(message);
        close() {}
      },
    );
    vi.stubGlobal('navigator', { locks: { request: () => new Promise(() => {}) } });
    const follower = openLiveConnection('/api/live');
    const told: LiveEvent[] = [];
    follower.subscribe((event) => told.push(event));
    expect(posts).toEqual([{ type: 'anybody' }]);
    hear({ data: { type: 'alive' } });
    hear({ data: { type: 'event', event: { channel: 'run', id: 'r2' } } });
    hear({ data: { type: 'alive' } });
    hear({ data: { type: 'anybody' } });
    expect(told).toEqual([pollEvent, { channel: 'run', id: 'r2' }]);
    expect(posts).toHaveLength(1);
    follower.close();
  });

  it('polls while no stream is heard, and stops when it is', () => {
    vi.advanceTimersByTime(31_000);
    expect(heard).toContain(pollEvent);
    heard.length = 0;
    stream().open();
    vi.advanceTimersByTime(120_000);
    expect(heard).toEqual([]);
  });

  it('closes its stream and falls silent', () => {
    stream().open();
    connection.close();
    expect(stream().readyState).toBe(2);
    vi.advanceTimersByTime(120_000);
    expect(heard).toEqual([]);
  });
});
