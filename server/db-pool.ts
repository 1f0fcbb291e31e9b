import { createLimiter } from './collect/concurrency';
import { type Client, connectionClosed } from './db-client';

/** No client came free for so long, and none was lent or given back meanwhile. */
export class PoolStands extends Error {
  override readonly name = 'PoolStands';
}

interface Use {
  /** Whether the client is as good as before though its work failed. Without it, one whose work failed is thrown away. */
  isClean?: (error: unknown) => boolean;
  /** How long to wait for a pool in which nothing moves, in milliseconds. Without it, however long it takes. */
  patienceMs?: number;
}

/** Clients that are lent to one piece of work at a time. */
export class ClientPool {
  private idle: Client[] = [];
  private readonly lent = new Set<Client>();
  private readonly limit: ReturnType<typeof createLimiter>;
  private isClosed = false;
  /** When a client was last lent or given back, in milliseconds since 1970. */
  private movedAt = Date.now();

  /** @param open makes a client that tells of its end */
  constructor(
    private readonly open: (onClose: (client: Client) => void) => Client,
    size: number,
  ) {
    this.limit = createLimiter(size);
  }

  /**
   * Lends a client, in the order of asking.
   * @throws what the work throws; PoolStands; CONNECTION_CLOSED, also where the pool has been closed
   */
  use<T>(work: (client: Client) => Promise<T>, { isClean = () => false, patienceMs = Number.POSITIVE_INFINITY }: Use = {}): Promise<T> {
    const asked = Date.now();
    return new Promise<T>((resolve, reject) => {
      let hasLeft = false;
      const timer = setInterval(() => {
        if (Date.now() - Math.max(asked, this.movedAt) < patienceMs) return;
        hasLeft = true;
        clearInterval(timer);
        reject(new PoolStands('The database pool stands still.'));
      }, 2_000);
      this.limit(async () => {
        clearInterval(timer);
        // Its turn came after all, when it had gone elsewhere.
        if (!hasLeft) resolve(await this.lend(work, isClean));
      }).catch(reject);
    });
  }

  /** How many clients are lent. */
  get busy(): number {
    return this.lent.size;
  }

  /** Lends nothing any more. What is lent is given back as it would have been, and ended then. */
  retire(): void {
    this.isClosed = true;
    for (const client of this.idle.splice(0)) void client.end(1);
  }

  /** Ends all clients. What is under way may take two seconds. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.idle.splice(0), ...this.lent].map((client) => client.end(2)));
  }

  private async lend<T>(work: (client: Client) => Promise<T>, isClean: (error: unknown) => boolean): Promise<T> {
    if (this.isClosed) throw connectionClosed();
    const client = this.idle.pop() ?? this.open((closed) => this.forget(closed));
    this.lent.add(client);
    this.movedAt = Date.now();
    let isGood = false;
    try {
      const result = await client.unlessClosed(() => work(client));
      isGood = true;
      return result;
    } catch (error) {
      isGood = isClean(error);
      throw error;
    } finally {
      this.movedAt = Date.now();
      this.lent.delete(client);
      if (isGood && !client.closed && !this.isClosed) this.idle.push(client);
      // Not awaited: a connection whose server died may never say goodbye.
      else void client.end(1);
    }
  }

  private forget(closed: Client): void {
    const left = this.idle.filter((client) => client !== closed);
    if (left.length < this.idle.length) void closed.end(0);
    this.idle = left;
  }
}
