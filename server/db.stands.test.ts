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
