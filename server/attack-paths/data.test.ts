import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import { type FurnishedOrganization, furnishOrganization } from '@/server/test/isolation/furnished-organization';
import { getPath, listPaths, listRuns } from './data';
import { mutePath, unmutePath } from './mutations';

let mine: FurnishedOrganization;
beforeAll(async () => {
  mine = await furnishOrganization();
});
afterAll(closeDatabase);

it('lists, page by page, narrowed by each filter', async () => {
  const { actor } = mine.admin;
  const first = await listPaths(actor, { limit: 1 });
  expect(first).toMatchObject({
    total: 2,
    rows: [{ kind: 's3-public-data', severity: 'high', score: 70, status: 'open', folded: 1, blast: 1 }],
  });
  const second = await listPaths(actor, { limit: 1, cursor: first.nextCursor });
  expect(second.nextCursor).toBeNull();
  expect(second.rows[0]?.id).not.toBe(first.rows[0]?.id);

  const count = async (filter: Parameters<typeof listPaths>[1]) => (await listPaths(actor, filter)).total;
  expect(await count({ kind: ['s3-public-data'], severity: ['high'], account: [mine.ids.account] })).toBe(2);
  expect(await count({ entryType: ['AWS::S3::Bucket'], targetType: ['AWS::S3::Bucket'] })).toBe(2);
  expect(await count({ resource: `arn:aws:s3:::${mine.canary}` })).toBe(2);
  for (const filter of [
    { kind: ['other'] },
    { severity: ['low' as const] },
    { entryType: ['account'] },
    { resource: 'arn:aws:s3:::other' },
    { status: ['closed' as const] },
    { since: new Date(Date.now() + 60_000).toISOString() },
  ])
    expect(await count(filter), JSON.stringify(filter)).toBe(0);
  expect(await count({ since: '1h' })).toBe(2);
});

it('tells all of one, and when its account was looked through', async () => {
  const path = await getPath(mine.admin.actor, mine.ids.attackPath);
  expect(path.factors.impact.value).toBe(0.7);
  expect(path.nodes.map(({ name }) => name)).toEqual(['Internet', mine.canary]);
  const runs = await listRuns(mine.admin.actor);
  expect(runs.map(({ at, open }) => [at !== null, open])).toEqual(
    expect.arrayContaining([
      [true, 2],
      [false, 0],
    ]),
  );
});

it('mutes with a reason until it is lifted', async () => {
  const { actor } = mine.admin;
  const id = mine.ids.attackPath;
  await expect(mutePath(actor, id, { reason: 'known', expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  // The furnished organization wants a second person to agree to what has no end.
  await expect(mutePath(actor, id, { reason: 'known', expiresAt: null })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await mutePath(actor, id, { reason: 'known', expiresAt });
  expect((await listPaths(actor, {})).total).toBe(1);
  expect((await listPaths(actor, { status: ['muted'] })).rows[0]?.mute).toMatchObject({ reason: 'known', until: expiresAt });
  await unmutePath(actor, id);
  expect((await listPaths(actor, {})).total).toBe(2);
});
