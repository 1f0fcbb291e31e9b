import { afterAll, expect, it, vi } from 'vitest';
import { closeDatabase, withOrg } from './db';
import { makeOrganization } from './test/organization';

afterAll(closeDatabase);

it('replaces a pool whose connections are all lost, and never runs what waited there a second time', async () => {
  const orgId = await makeOrganization();
  const pools = (globalThis as { cloudlensPools?: Record<string, object> }).cloudlensPools ?? {};
  let late: (() => Promise<unknown>) | undefined;
  pools.app = {
    sql: { end: async () => undefined },
    db: {
      transaction: (work: (tx: unknown) => Promise<unknown>) => {
        late = () => work({});
        return new Promise(() => undefined);
      },
    },
    movedAt: 0,
  };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  let times = 0;
  const asked = withOrg(orgId, async ({ sql }) => {
    times += 1;
    return sql`select 1 as one`;
  });
  await vi.advanceTimersByTimeAsync(30_000);
  vi.useRealTimers();
  expect(await asked).toEqual([{ one: 1 }]);
  await expect((async () => late?.())()).rejects.toThrow();
  expect(times).toBe(1);
});

it('asks again on another connection where one turns out to have died, but never what has begun', async () => {
  const orgId = await makeOrganization();
  await withOrg(orgId, async ({ sql }) => sql`select 1`);
  const { app } = (globalThis as { cloudlensPools?: Record<string, { db: { transaction: (...given: never[]) => Promise<unknown> } }> })
    .cloudlensPools as { app: { db: { transaction: (...given: never[]) => Promise<unknown> } } };
  const real = app.db.transaction.bind(app.db);
  const died = Object.assign(new Error('terminating connection due to unexpected postmaster exit'), { code: '57P01' });
  let dead = 3;
  app.db.transaction = (...given) => (dead-- > 0 ? Promise.reject(died) : real(...given));
  expect(await withOrg(orgId, async ({ sql }) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  let times = 0;
  const begun = withOrg(orgId, async () => {
    times += 1;
    throw died;
  });
  await expect(begun).rejects.toBe(died);
  expect(times).toBe(1);
});
