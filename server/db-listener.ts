import { setTimeout } from 'node:timers/promises';
import { Client, type ClientOptions } from './db-client';

interface Hearing {
  channel: string;
  onNotify: (payload: string) => void;
  /** Called each time that the connection listens; what was said before the second and later times may have been missed. */
  onListen: () => void;
}

/** In milliseconds. */
const defaultTimes = {
  /** How often the connection is asked whether it lives: a firewall that forgot it says nothing. */
  beat: 30_000,
  /** How long that may take. */
  answer: 10_000,
  /** Before the first try to connect anew; each further one waits twice as long, up to `mostPause`. */
  pause: 100,
  mostPause: 5_000,
};

const wait = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false });

/**
 * Listens on a connection of its own, and anew whenever it is lost, for as long as that takes. postgres.js 3.4 would try once, at once: a
 * database that takes longer to come back was never heard again.
 */
export class Listener {
  private client: Client | undefined;
  private isStopped = false;

  constructor(
    private readonly url: string,
    private readonly hearing: Hearing,
    private readonly times = defaultTimes,
  ) {}

  /** @throws when the database cannot be listened to now */
  async start(): Promise<void> {
    void this.keep(await this.connect());
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.client?.end(2);
  }

  private async connect(): Promise<Client> {
    const { channel, onNotify, onListen } = this.hearing;
    const client = new Client(this.url, {
      idle_timeout: 0,
      max_lifetime: null,
      connection: { application_name: 'cloudlens-listen' },
      // Not in the package's types: what its own `listen` sets.
      ...({ onnotify: (_: string, payload: string) => onNotify(payload) } as ClientOptions),
    });
    this.client = client;
    try {
      await client.unlessClosed(async () => client.sql`listen ${client.sql(channel)}`);
      onListen();
      return client;
    } catch (error) {
      void client.end(0);
      throw error;
    }
  }

  private async keep(first: Client): Promise<void> {
    let client: Client | undefined = first;
    for (let tries = 0; !this.isStopped; tries += 1) {
      if (client) {
        await this.untilLost(client);
        void client.end(0);
        tries = 0;
      }
      await wait(Math.min(this.times.mostPause, this.times.pause * 2 ** tries));
      client = this.isStopped ? undefined : await this.connect().catch(() => undefined);
    }
    // Stopped while it connected.
    void client?.end(0);
  }

  /** Returns when the connection has closed, or answers no more. */
  private async untilLost(client: Client): Promise<void> {
    const { beat, answer } = this.times;
    const isAlive = () => Promise.race([client.sql`select 1`.then(() => true), wait(answer).then(() => false)]);
    try {
      do await client.unlessClosed(() => wait(beat));
      while (await client.unlessClosed(isAlive));
    } catch {
      // It closed.
    }
  }
}
