import { listen } from '@/server/db';
import { log } from '@/server/log';
import { type LiveEvent, liveChannel } from './announce';

export interface StoredEvent extends LiveEvent {
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
  private listening: Promise<unknown> | undefined;

  /**
   * Calls back for each event of the organization until the returned function is called.
   * @param after events since then are told at once; `false` in return: some of them are no longer known, so read everything anew
   */
  async subscribe(orgId: string, listener: Listener, after: number | null): Promise<{ complete: boolean; unsubscribe: () => void }> {
    await this.start();
    const readers = this.readers.get(orgId) ?? new Set();
    this.readers.set(orgId, readers);
    readers.add(listener);
    const oldest = this.recent[0]?.seq ?? this.seq + 1;
    const complete = after === null || (after <= this.seq && after >= oldest - 1);
    if (after !== null && complete) for (const event of this.recent) if (event.seq > after && event.orgId === orgId) listener(event);
    return {
      complete,
      unsubscribe: () => {
        readers.delete(listener);
        if (readers.size === 0) this.readers.delete(orgId);
      },
    };
  }

  private start(): Promise<unknown> {
    this.listening ??= listen(liveChannel, (payload) => this.take(payload)).catch((error: unknown) => {
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

export function liveHub(): LiveHub {
  store.cloudlensLiveHub ??= new LiveHub();
  return store.cloudlensLiveHub;
}
