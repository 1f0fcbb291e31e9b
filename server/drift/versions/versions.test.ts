import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { resources, resourceVersions } from '@/drizzle/schema/inventory';
import { closeDatabase, withOrg } from '@/server/db';
import type { Actor } from '@/server/identity/actor';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { diffResource, getHistory, listChanges } from './data';

const day = (n: number) => `2026-03-0${n}T00:00:00.000Z`;
type Version = { at: string; change: 'created' | 'changed' | 'deleted' | 'recreated'; config: Record<string, unknown> | null };

let actor: Actor;
const ids: Record<string, string> = {};

/** Three resources: one that changed, one that went, one of which only the last use moved. */
const histories: Record<string, Version[]> = {
  group: [
    { at: day(1), change: 'created', config: { Ingress: 'office', Tags: [{ Key: 'a', Value: '1' }] } },
    { at: day(3), change: 'changed', config: { Ingress: 'everybody', Tags: [{ Key: 'a', Value: '1' }] } },
  ],
  bucket: [
    { at: day(1), change: 'created', config: { Name: 'b' } },
    { at: day(2), change: 'deleted', config: null },
    { at: day(4), change: 'recreated', config: { Name: 'b', Password: 'correct-horse-battery' } },
  ],
  role: [
    { at: day(1), change: 'created', config: { RoleLastUsed: { LastUsedDate: { $date: day(1) } } } },
    { at: day(3), change: 'changed', config: { RoleLastUsed: { LastUsedDate: { $date: day(3) } } } },
  ],
};

beforeAll(async () => {
  const orgId = await makeOrganization();
  actor = (await makePerson(orgId, 'viewer')).actor;
  await withOrg(orgId, async (tx) => {
    const [account] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '000000000042', name: 'a', kind: 'role', status: 'connected' })
      .returning({ id: awsAccounts.id });
    for (const [name, versions] of Object.entries(histories)) {
      const [resource] = await tx
        .insert(resources)
        .values({
          orgId,
          awsAccountId: account?.id ?? '',
          service: 'x',
          type: `AWS::X::${name}`,
          region: 'eu-west-1',
          unitRegion: 'eu-west-1',
          arn: `arn:aws:x:::${name}`,
          resourceId: name,
          tags: {},
          config: {},
          gaps: [],
          hash: '',
          firstSeenAt: new Date(day(1)),
          changedAt: new Date(day(1)),
        })
        .returning({ id: resources.id });
      ids[name] = String(resource?.id);
      await tx.insert(resourceVersions).values(
        versions.map(({ at, change, config }) => ({
          orgId,
          resourceId: Number(ids[name]),
          changedAt: new Date(at),
          scanId: randomUUID(),
          change,
          config,
          tags: config ? {} : null,
          hash: '',
        })),
      );
    }
  });
});
afterAll(closeDatabase);

const between = async (from: number, to: number) =>
  Object.fromEntries((await listChanges(actor, { from: day(from), to: day(to) })).rows.map((row) => [row.resource.name, row]));

describe('changes between two instants', () => {
  it('take together what happened in between', async () => {
    expect(await between(1, 3)).toMatchObject({
      group: { change: 'changed', differences: 1, paths: ['/Ingress'] },
      bucket: { change: 'deleted' },
    });
    // Gone and back again: it differs from what it was, and its secret is not told.
    expect((await between(1, 5)).bucket).toMatchObject({ change: 'changed', paths: ['/Password'] });
    expect((await between(3, 5)).bucket).toMatchObject({ change: 'created' });
    expect(await between(5, 6)).toEqual({});
  });

  it('leave out what AWS moves on by itself', async () => {
    expect((await between(1, 3)).role).toMatchObject({ change: 'changed', differences: 0, paths: [] });
  });

  it('page, each once', async () => {
    const first = await listChanges(actor, { from: day(1), to: day(6), limit: 2 });
    const rest = await listChanges(actor, { from: day(1), to: day(6), limit: 2, cursor: first.nextCursor });
    expect([...first.rows, ...rest.rows].map(({ resource }) => resource.name).sort()).toEqual(['bucket', 'group', 'role']);
    expect([first.total, rest.nextCursor]).toEqual([3, null]);
  });
});

describe('one resource', () => {
  it('has its versions, newest first', async () => {
    expect((await getHistory(actor, ids.bucket ?? '')).versions.map(({ change }) => change)).toEqual(['recreated', 'deleted', 'created']);
  });

  it('is compared as it was at two instants, and told from one that was not there', async () => {
    expect(await diffResource(actor, ids.group ?? '', day(2), day(4))).toMatchObject({
      existed: { from: true, to: true },
      differences: [{ path: '/Ingress', kind: 'changed', before: 'office', after: 'everybody' }],
    });
    expect(await diffResource(actor, ids.bucket ?? '', day(1), day(3))).toMatchObject({
      existed: { from: true, to: false },
      differences: [],
    });
    expect(JSON.stringify(await diffResource(actor, ids.bucket ?? '', day(1), day(5)))).not.toContain('correct-horse');
    await expect(diffResource(actor, ids.group ?? '', day(4), day(2))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
