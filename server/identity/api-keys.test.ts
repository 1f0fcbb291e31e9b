import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKeys, members, users } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity } from '@/server/db';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import type { OrgId } from '../ids';
import { instruments } from '../telemetry/instruments';
import { issueAccessToken } from './access-token';
import { generateApiKey, parseApiKey } from './api-key-format';
import { createApiKey, findApiKeyActor, listApiKeys, revokeApiKey } from './api-keys';
import { identify } from './session';
import { onWholeSecond } from './together';

let orgId: OrgId;
let admin: Person;

beforeAll(async () => {
  orgId = await makeOrganization();
  admin = await makePerson(orgId);
});
afterAll(closeDatabase);

const rowOf = async (key: string) => {
  const [row] = await withIdentity((tx) =>
    tx
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.keyId, parseApiKey(key)?.keyId ?? '')),
  );
  if (!row) throw new Error('no row');
  return row;
};

describe('the form of a key', () => {
  it('is recognised with its checksum and refused with any character changed', () => {
    const { key } = generateApiKey();
    expect(key).toMatch(/^cl_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}_[0-9a-z]{6}$/);
    expect(parseApiKey(key)).not.toBeNull();
    for (let at = 8; at < key.length; at++) {
      const other = key[at] === 'a' ? 'b' : 'a';
      expect(parseApiKey(key.slice(0, at) + other + key.slice(at + 1)), `character ${at}`).toBeNull();
    }
  });
});

describe('API keys', () => {
  it('act for their owner with the role of now', async () => {
    const person = await makePerson(orgId, 'operator');
    const key = await makeKey(person, ['scans:create']);
    expect(await findApiKeyActor(key)).toMatchObject({
      userId: person.actor.userId,
      orgId,
      role: 'operator',
      via: 'api-key',
      scopes: ['scans:create'],
    });
    await withIdentity((tx) => tx.update(members).set({ role: 'viewer' }).where(eq(members.userId, person.actor.userId)));
    expect(await findApiKeyActor(key)).toMatchObject({ role: 'viewer' });
  });

  it('are stored as a hash only', async () => {
    const key = await makeKey(admin);
    const stored = JSON.stringify(await rowOf(key));
    expect(stored).not.toContain(parseApiKey(key)?.secret);
  });

  it('are nobody with another secret under the same id', async () => {
    const key = await makeKey(admin);
    const forged = generateApiKey();
    await withIdentity((tx) =>
      tx
        .update(apiKeys)
        .set({ keyId: forged.keyId })
        .where(eq(apiKeys.keyId, parseApiKey(key)?.keyId ?? '')),
    );
    expect(await findApiKeyActor(forged.key)).toBeNull();
  });

  it('end when revoked, expired, or when their owner is deactivated or leaves', async () => {
    const leaver = await makePerson(orgId, 'operator');
    const [revoked, expiring, leavers] = [
      await makeKey(admin),
      await makeKey(admin, ['*'], new Date(Date.now() + 60_000)),
      await makeKey(leaver),
    ];
    await revokeApiKey(admin.actor, (await rowOf(revoked)).id);
    expect(await findApiKeyActor(revoked)).toBeNull();
    expect(await findApiKeyActor(expiring)).not.toBeNull();
    expect(await findApiKeyActor(expiring, new Date(Date.now() + 61_000))).toBeNull();
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, leaver.actor.userId)));
    expect(await findApiKeyActor(leavers)).toBeNull();
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: null }).where(eq(users.id, leaver.actor.userId)));
    await withIdentity((tx) => tx.delete(members).where(eq(members.userId, leaver.actor.userId)));
    expect(await findApiKeyActor(leavers)).toBeNull();
  });

  it('note their use at most once a minute', async () => {
    const key = await makeKey(admin);
    const at = (seconds: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, seconds));
    await findApiKeyActor(key, at(0));
    await findApiKeyActor(key, at(59));
    expect((await rowOf(key)).lastUsedAt).toEqual(at(0));
    await findApiKeyActor(key, at(60));
    expect((await rowOf(key)).lastUsedAt).toEqual(at(60));
  });

  it('cannot hold more than their maker may do', async () => {
    const operator = await makePerson(orgId, 'operator');
    await expect(createApiKey(operator.actor, { name: 'x', scopes: ['accounts:delete'] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const narrow = await findApiKeyActor(await makeKey(admin, ['keys:create', 'scans:read']));
    if (!narrow) throw new Error('no actor');
    await expect(createApiKey(narrow, { name: 'x', scopes: ['*'] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(createApiKey(narrow, { name: 'x', scopes: ['scans:read'] })).resolves.toMatchObject({ scopes: ['scans:read'] });
  });

  it('are seen by their owner and admins, and by no other organization', async () => {
    const operator = await makePerson(orgId, 'operator');
    const stranger = await makePerson(await makeOrganization());
    const { id } = await createApiKey(operator.actor, { name: 'mine', scopes: ['*'] });
    const seenBy = async (person: Person) => (await listApiKeys(person.actor)).some((row) => row.id === id);
    expect([await seenBy(operator), await seenBy(admin), await seenBy(stranger)]).toEqual([true, true, false]);
    expect(await seenBy(await makePerson(orgId, 'operator'))).toBe(false);
    await expect(revokeApiKey(stranger.actor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what asks by itself, as open streams do', () => {
  const headersOf = ({ cookie, key }: { cookie?: string; key?: string }): Headers =>
    new Headers(key ? { authorization: `Bearer ${key}` } : { cookie: cookie ?? '' });
  const transactions = async () => {
    const { values } = await instruments.databaseTransactions().get();
    return values.filter(({ labels }) => labels.door === 'identity').reduce((sum, { value }) => sum + value, 0);
  };

  it('is asked together, and each gets the answer that it would get alone', async () => {
    const [elsewhere, left] = [await makePerson(await makeOrganization(), 'viewer'), await makePerson(orgId, 'operator')];
    const keys = [
      await makeKey(admin),
      await makeKey(elsewhere, ['findings:read']),
      await makeKey(left),
      generateApiKey().key,
      'cl_live_bad',
    ];
    const { accessToken } = await issueAccessToken(admin.actor.credentialId);
    await withIdentity((tx) => tx.update(members).set({ deactivatedAt: new Date() }).where(eq(members.userId, left.actor.userId)));
    const asked = [
      ...[admin, elsewhere, left, admin, { cookie: admin.cookie.replace('=', '=x') }].map(headersOf),
      ...[...keys, accessToken, keys[1]].map((key) => headersOf({ key })),
    ];
    const alone = [];
    for (const headers of asked) alone.push(await identify(headers));
    expect(alone.map((each) => String(each?.actor.orgId) === String(orgId))).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(alone.filter((each) => each === null)).toHaveLength(5);

    const before = await transactions();
    expect(await Promise.all(asked.map((headers) => identify(headers, { renew: false })))).toEqual(alone);
    // One for all sessions, one for all keys.
    expect((await transactions()) - before).toBe(2);
  });

  it('asks anew each time: what has ended since is over', async () => {
    const person = await makePerson(orgId);
    const key = await makeKey(person);
    const ask = () => Promise.all([person, { key }].map((each) => identify(headersOf(each), { renew: false })));
    expect((await ask()).map((each) => each?.actor.userId)).toEqual([person.actor.userId, person.actor.userId]);
    await withIdentity((tx) => tx.update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, person.actor.userId)));
    expect(await ask()).toEqual([null, null]);
  });

  it('asks on whole seconds, in time and never at once', () => {
    expect(onWholeSecond(15_000, 100_000)).toBe(15_000);
    expect(onWholeSecond(15_000, 100_999)).toBe(14_001);
    expect(onWholeSecond(1_000, 100_500)).toBe(500);
    expect(onWholeSecond(300, 100_100)).toBe(300);
  });
});
