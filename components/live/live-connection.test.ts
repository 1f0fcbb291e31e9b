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
