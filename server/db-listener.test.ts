import { connect, createServer, type Server, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { Listener } from './db-listener';

const url = inject('databaseUrls').DATABASE_APP_URL;
const times = { beat: 100, answer: 200, pause: 10, mostPause: 50 };

/** A way to the database that can be taken away. */
class Way {
  private server: Server | undefined;
  private readonly open = new Set<Socket>();
  private port = 0;
  /** Nothing passes any more, and nobody is told. */
  isSilent = false;
  isResetting = false;
  /** How often somebody came. */
  came = 0;

  async begin(): Promise<void> {
    this.server = createServer((from) => this.lead(from));
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as { port: number }).port;
  }

  /** From now on nobody gets in. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.server?.close(resolve));
    this.cut();
    await ended;
  }

  cut(): void {
    for (const socket of this.open) socket.resetAndDestroy();
  }

  get url(): string {
    return Object.assign(new URL(url), { host: `127.0.0.1:${this.port}` }).href;
  }

  private lead(from: Socket): void {
    this.came += 1;
    if (this.isResetting) return void from.resetAndDestroy();
    const to = connect(Number(new URL(url).port), '127.0.0.1');
    const wasSilent = () => this.isSilent;
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.open.add(socket);
      socket.on('data', (piece) => void (wasSilent() || other.write(piece)));
      socket.on('error', () => other.destroy()).on('close', () => (this.open.delete(socket), other.destroy()));
    }
  }
}

let way: Way;
let other: postgres.Sql;
let listener: Listener;
const heard: string[] = [];
let listens = 0;

beforeEach(async () => {
  way = new Way();
  await way.begin();
  other = postgres(url, { max: 1, onnotice: () => {} });
  heard.length = 0;
  listens = 0;
  listener = new Listener(
    way.url,
    { channel: 'probe of a test', onNotify: (said) => heard.push(said), onListen: () => (listens += 1) },
    times,
  );
});
afterEach(async () => {
  await listener.stop();
  await way.end();
  await other.end();
});

const say = (what: string) => other`select pg_notify('probe of a test', ${what})`;

/** What happens to the way, and how it comes back. */
const losses: Record<string, [lose: () => void | Promise<void>, mend: () => void | Promise<void>]> = {
  'a reset': [() => way.cut(), () => undefined],
  'a database that refuses for long': [() => way.end(), () => way.begin()],
  'a database that resets whoever comes': [
    () => {
      way.isResetting = true;
      way.cut();
    },
    () => {
      way.isResetting = false;
    },
  ],
  'a firewall that forgot the connection': [
    () => {
      way.isSilent = true;
    },
    () => {
      way.isSilent = false;
    },
  ],
};

it.each(Object.entries(losses))('hears again after %s, and says that it may have missed something', async (_, [lose, mend]) => {
  await listener.start();
  expect(listens).toBe(1);
  await say('before');
  await expect.poll(() => heard).toEqual(['before']);
  await lose();
  await new Promise((resolve) => setTimeout(resolve, 700));
  await mend();
  await expect.poll(() => listens).toBeGreaterThan(1);
  await say('after');
  await expect.poll(() => heard.at(-1)).toBe('after');
});

it('says so when the database cannot be listened to at first, and tries no more', async () => {
  await way.end();
  await expect(listener.start()).rejects.toThrow();
  await way.begin();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([listens, way.came]).toEqual([0, 0]);
});

it('comes no more once it was stopped', async () => {
  await listener.start();
  await listener.stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([listens, way.came]).toEqual([1, 1]);
});
