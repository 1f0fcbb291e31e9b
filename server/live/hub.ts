import { randomUUID } from 'node:crypto';
import { listen } from '@/server/db';
import { log } from '@/server/log';
import { everything, type LiveEvent, liveChannel } from './announce';

export interface StoredEvent extends Omit<LiveEvent, 'channel'> {
  /** `*`: events may have been missed, so everything is to be read anew. */
  channel: LiveEvent['channel'] | '*';
  /** Counts up in this process. */
  seq: number;
  /** Our id of the AWS account that it belongs to; null: to none, or to one that is gone. */
  accountId: string | null;
}

type Listener = (event: StoredEvent) => void;

/** How many events are kept for readers that come back. */
const kept = 512;

/** One LISTEN for the whole process; readers get the events of their own organization. */
class LiveHub {
  private readonly readers = new Map<string, Set<Listener>>();
  private readonly recent: StoredEvent[] = [];
  private seq = 0;
  /** Ids of another process, or of this one before it was started anew, are no place in our row of events. */
  private readonly epoch = randomUUID().slice(0, 8);
  private listening: Promise<unknown> | undefined;

  /**
   * Calls back for each event of the organization until the returned function is called.
   * @param after events since then are told at once; `false` in return: some of them are no longer known, so read everything anew
   */
  async subscribe(orgId: string, listener: Listener, after: string | null): Promise<{ complete: boolean; unsubscribe: () => void }> {
    await this.start();
    const from = after === null ? null : this.seqOf(after);
    const readers = this.readers.get(orgId) ?? new Set();
    this.readers.set(orgId, readers);
    readers.add(listener);
    const oldest = this.recent[0]?.seq ?? this.seq + 1;
    const complete = from === null || (from <= this.seq && from >= oldest - 1);
    if (from !== null && complete) for (const event of this.recent) if (event.seq > from && event.orgId === orgId) listener(event);
    return {
      complete,
      unsubscribe: () => {
        readers.delete(listener);
        if (readers.size === 0) this.readers.delete(orgId);
      },
    };
  }

  /** Where this process stands now: a page that is made after this, and names it, misses nothing that happens while it loads. */
  async place(): Promise<string> {
    await this.start();
    return `${this.epoch}-${this.seq}`;
  }

  /** What a reader names to go on from there. */
  idOf = ({ seq }: StoredEvent): string => `${this.epoch}-${seq}`;

  private seqOf(id: string): number {
    const [, epoch, seq] = /^([0-9a-f]{8})-(\d{1,15})$/.exec(id) ?? [];
    return epoch === this.epoch ? Number(seq) : -1;
  }

  /** The connection that we listen on was lost and made anew: nobody knows what was said in between. */
  private missSome(): void {
    this.seq += 1;
    this.recent.length = 0;
    log.warn('the connection for live events was made anew; all readers are told to read everything');
    for (const [orgId, readers] of this.readers)
      for (const listener of readers) listener({ orgId, channel: '*', id: everything, seq: this.seq, accountId: null });
  }

  private start(): Promise<unknown> {
    let heard = 0;
    const onListen = () => {
      heard += 1;
      if (heard > 1) this.missSome();
    };
    this.listening ??= listen(liveChannel, (payload) => this.take(payload), onListen).catch((error: unknown) => {
      this.listening = undefined;
      throw error;
    });
    return this.listening;
  }

  private take(payload: string): void {
    let event: StoredEvent;
    try {
      event = { ...(JSON.parse(payload) as Omit<StoredEvent, 'seq'>), seq: ++this.seq };
    } catch (error) {
      log.warn({ err: error }, 'a live event could not be read');
      return;
    }
    this.recent.push(event);
    if (this.recent.length > kept) this.recent.shift();
    for (const listener of this.readers.get(event.orgId) ?? []) listener(event);
  }
}

const store = globalThis as { cloudlensLiveHub?: LiveHub };

/** Where events stand, for a page that is about to be made; undefined when the database cannot be listened to now. */
export const livePlace = (): Promise<string | undefined> =>
  liveHub()
    .place()
    .catch(() => undefined);

export function liveHub(): LiveHub {
  store.cloudlensLiveHub ??= new LiveHub();
  return store.cloudlensLiveHub;
}
