import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import { prepareFirstRun } from '@/server/identity/first-run';
import { currentActor } from '@/server/identity/session';
import { signInWithLink, signInWithPassword } from '@/server/identity/sign-in';
import { signedIn } from '@/server/test/signed-in';
import { migrateDatabase } from './lib/database/migrate';

/** An empty database of its own, in the cluster of the run. */
const name = `first_run_${randomUUID().replaceAll('-', '')}`;
const urls = inject('databaseUrls');
const inside = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
const admin = postgres(urls.owner, { max: 1, onnotice: () => {} });
const owner = postgres(inside(urls.owner), { max: 1, onnotice: () => {} });

beforeAll(async () => {
  await admin`create database ${admin(name)}`;
  await migrateDatabase(inside(urls.owner), undefined);
  for (const door of ['DATABASE_APP_URL', 'DATABASE_IDENTITY_URL', 'DATABASE_DIRECTORY_URL'] as const)
    process.env[door] = inside(urls[door]);
});
afterAll(async () => {
  await closeDatabase();
  await owner.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

const url = 'http://localhost:3000';
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const organizations = () => owner`select id, metadata from identity.organizations`;

describe('the first run', () => {
  it('makes one organization with an admin, a password, a key and a link that work, however many starts there are at once', async () => {
    const runs = await Promise.all([prepareFirstRun({ url }), prepareFirstRun({ url })]);
    const made = runs.filter((run) => run.password !== undefined);
    expect(made.length).toBeGreaterThan(0);
    expect(await organizations()).toHaveLength(1);
    const { email = '', password = '', apiKey = '', created } = made.at(-1) ?? {};
    expect(created).toBe(true);
    expect(email).toBe('admin@cloudlens.local');
    expect(await currentActor(new Headers({ authorization: `Bearer ${apiKey}` }))).toMatchObject({
      role: 'admin',
      via: 'api-key',
      scopes: ['*'],
    });
    const { actor } = await signedIn(signInWithPassword(email, password, new Headers()));
    expect(actor).toMatchObject({ role: 'admin', email });
  });

  it('gives a fresh link at each later start, and nothing else', async () => {
    const [first, second] = [await prepareFirstRun({ url }), await prepareFirstRun({ url })];
    expect(second).toEqual({
      created: false,
      link: expect.stringMatching(/^http:\/\/localhost:3000\/sign-in\/link\?token=[0-9A-Za-z]{32}$/),
    });
    await expect(signInWithLink(tokenOf(first.link), new Headers())).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    expect((await signedIn(signInWithLink(tokenOf(second.link), new Headers()))).actor.role).toBe('admin');
  });

  it('gives working access when an earlier start died half-way', async () => {
    await owner`update identity.organizations set metadata = ${JSON.stringify({ firstRun: 'unfinished' })}`;
    const again = await prepareFirstRun({ url });
    expect(again.created).toBe(true);
    expect((await signedIn(signInWithPassword(again.email ?? '', again.password ?? '', new Headers()))).actor.role).toBe('admin');
    expect(await organizations()).toMatchObject([{ metadata: null }]);
  });

  it('stores none of what it hands out', async () => {
    const { apiKey = '' } = await owner`update identity.organizations set metadata = ${JSON.stringify({ firstRun: 'unfinished' })}`.then(
      () => prepareFirstRun({ url }),
    );
    const [dump] =
      await owner`select (select json_agg(k) from identity.api_keys k)::text || (select json_agg(a) from identity.accounts a)::text as text`;
    expect(dump?.text).not.toContain(apiKey.split('_')[3]);
  });
});
