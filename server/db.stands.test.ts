import { afterAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase, withOrg } from './db';
import type { Client } from './db-client';
import { ClientPool } from './db-pool';
import { makeOrganization } from './test/organization';

afterAll(closeDatabase);

const doors = globalThis as { cloudlensPools?: { app?: ClientPool } };

/** A client whose every transaction is what `transaction` makes of it. */
const client = (transaction: (work: (tx: unknown) => Promise<unknown>) => Promise<unknown>): Client =>
  ({
    db: { transaction },
    closed: false,
    unlessClosed: (work: () => Promise<unknown>) => work(),
    end: async () => undefined,
  }) as never;

const hangs = () => new Promise<never>(() => undefined);
const one = (orgId: Parameters<typeof withOrg>[0], told: () => void = () => undefined) =>
  withOrg(orgId, async ({ sql }) => {
    told();
    return sql`select 1 as one`;
  });

/** Lets the clock run while something waits. */
async function meanwhile<T>(ms: number, asked: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
  const answer = asked();
  await vi.advanceTimersByTimeAsync(ms);
  vi.useRealTimers();
  return answer;
}

describe('a door', () => {
  it('leaves a pool that stands still, and never runs what waited there a second time', async () => {
    const orgId = await makeOrganization();
    const stands = new ClientPool(() => client(hangs), 1);
    void stands.use(hangs);
    doors.cloudlensPools = { ...doors.cloudlensPools, app: stands };
    let times = 0;
    expect(await meanwhile(30_000, () => one(orgId, () => (times += 1)))).toEqual([{ one: 1 }]);
    expect(times).toBe(1);
    expect(doors.cloudlensPools.app).not.toBe(stands);
  });

  it('leaves a connection on which nothing begins, and what begins there late is not run', async () => {
    const orgId = await makeOrganization();
    let late: (() => Promise<unknown>) | undefined;
    const clients = [
      client((work) => {
        late = () => work({});
        return hangs();
      }),
    ];
    await closeDatabase();
    await one(orgId);
    const { app } = doors.cloudlensPools as { app: ClientPool };
    const { use } = app;
    vi.spyOn(app, 'use').mockImplementation((work, how) => {
      const [next] = clients.splice(0);
      return next ? work(next) : (use.call(app, work as never, how) as never);
    });
    let times = 0;
    expect(await meanwhile(25_000, () => one(orgId, () => (times += 1)))).toEqual([{ one: 1 }]);
    await Promise.race([late?.().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 50))]);
    expect(times).toBe(1);
  });

  it('asks again on another connection where one turns out to have died, but never what has begun', async () => {
    const orgId = await makeOrganization();
    await closeDatabase();
    await one(orgId);
    const { app } = doors.cloudlensPools as { app: ClientPool };
    const { use } = app;
    const died = Object.assign(new Error('terminating connection due to unexpected postmaster exit'), { code: '57P01' });
    let dead = 3;
    vi.spyOn(app, 'use').mockImplementation((work, how) =>
      dead-- > 0 ? work(client(() => Promise.reject(died))) : (use.call(app, work as never, how) as never),
    );
    expect(await one(orgId)).toEqual([{ one: 1 }]);
    let times = 0;
    const begun = withOrg(orgId, async () => {
      times += 1;
      throw died;
    });
    await expect(begun).rejects.toBe(died);
    expect(times).toBe(1);
  });
});

describe('a pool', () => {
  it('keeps a client whose work went well, or failed and left it clean, and no other', async () => {
    const opened: string[] = [];
    const ended: string[] = [];
    const open = () => {
      const name = `client ${opened.length + 1}`;
      opened.push(name);
      return Object.assign(client(hangs), { end: async () => void ended.push(name) });
    };
    const pool = new ClientPool(open, 1);
    const bad = new Error('no');
    await pool.use(async () => 1);
    await expect(pool.use(() => Promise.reject(bad), { isClean: () => true })).rejects.toBe(bad);
    expect([opened, ended]).toEqual([['client 1'], []]);
    await expect(pool.use(() => Promise.reject(bad))).rejects.toBe(bad);
    expect([opened, ended]).toEqual([['client 1'], ['client 1']]);
    await pool.use(async (lent) => Object.assign(lent, { closed: true }));
    await pool.use(async () => 1);
    expect([opened, ended]).toEqual([
      ['client 1', 'client 2', 'client 3'],
      ['client 1', 'client 2'],
    ]);
  });

  it('forgets a client that closes while nobody uses it', async () => {
    const told: ((closed: Client) => void)[] = [];
    const clients: Client[] = [];
    const open = (onClose: (closed: Client) => void) => {
      told.push(onClose);
      clients.push(client(hangs));
      return clients.at(-1) as Client;
    };
    const pool = new ClientPool(open, 2);
    await pool.use(async () => 1);
    told[0]?.(clients[0] as Client);
    await pool.use(async (lent) => expect(lent).toBe(clients[1]));
  });

  it('that retired ends what is given back, and one that is closed what is lent', async () => {
    const ended: number[] = [];
    const open = () => Object.assign(client(hangs), { end: async (seconds: number) => void ended.push(seconds) });
    const retired = new ClientPool(open, 1);
    let giveBack: () => void = () => undefined;
    const work = retired.use(() => new Promise<void>((resolve) => (giveBack = resolve)));
    await expect.poll(() => retired.busy).toBe(1);
    retired.retire();
    expect(ended).toEqual([]);
    giveBack();
    await work;
    expect(ended).toEqual([1]);
    await expect(retired.use(hangs)).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    const closing = new ClientPool(open, 1);
    void closing.use(hangs);
    await expect.poll(() => closing.busy).toBe(1);
    await closing.close();
    expect(ended).toEqual([1, 2]);
  });
});
