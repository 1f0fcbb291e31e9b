import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, expect, inject, it, vi } from 'vitest';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { patience } from '@/scripts/test/patience';
import { closeDatabase, withOrg } from '@/server/db';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { announce, type LiveEvent } from './announce';
import { livePlace } from './hub';
import { liveStream } from './stream';

// Those who listen to other databases are not these.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const listeners = async () =>
  new Set(
    (
      await owner<
        { pid: number }[]
      >`select pid from pg_stat_activity where application_name = 'cloudlens-listen' and datname = current_database()`
    ).map(({ pid }) => pid),
  );

/** What a reader hears from now on; ended with `leave`. */
function hear(person: Awaited<ReturnType<typeof makePerson>>, lastId?: string, loadedAt?: string) {
  const leaving = new AbortController();
  const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId };
  const answer = liveStream(
    person.actor,
    new Request('http://localhost/api/live', { headers, signal: leaving.signal }),
    loadedAt,
    async () => person.actor,
  );
  const heard = { text: '', leave: () => leaving.abort() };
  void (async () => {
    for await (const part of answer.body ?? []) heard.text += Buffer.from(part as Uint8Array).toString();
  })().catch(() => undefined);
  return heard;
}

const everythingAnew = '"channel":"*"';
const say = (orgId: Awaited<ReturnType<typeof makeOrganization>>, channel: LiveEvent['channel'], id: string) =>
  withOrg(orgId, ({ sql }) => announce(sql, { orgId, channel, id }));

it('readers whose connection to the database was lost are told to read everything anew, and nothing of another organization', async () => {
  const before = await listeners();
  const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
  const reader = hear(await makePerson(mine));
  await vi.waitFor(() => expect(reader.text).toContain('retry'), patience);
  for (const channel of ['scan', 'findings', 'drift', 'account', 'run'] as const) {
    await say(theirs, channel, '*');
    await say(mine, channel, '*');
  }
  await vi.waitFor(() => expect(reader.text).toContain('"channel":"run"'), patience);
  const ids = [...reader.text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id ?? '');
  expect(ids).toHaveLength(5);
  expect(reader.text).not.toContain(everythingAnew);

  // Who comes back to the same process goes on from there; who comes from another reads everything.
  const [again, stranger] = [hear(await makePerson(mine), ids[3]), hear(await makePerson(mine), '7')];
  await vi.waitFor(() => expect(again.text).toContain('"channel":"run"'), patience);
  await vi.waitFor(() => expect(stranger.text).toContain(everythingAnew), patience);
  expect(again.text).not.toContain(everythingAnew);

  for (const pid of await listeners()) if (!before.has(pid)) await owner`select pg_terminate_backend(${pid})`;
  await vi.waitFor(() => expect(reader.text).toContain(everythingAnew), patience);
  // What was known before says nothing about what was missed.
  const late = hear(await makePerson(mine), ids[4]);
  await vi.waitFor(() => expect(late.text).toContain(everythingAnew), patience);
  for (const each of [reader, again, stranger, late]) each.leave();
});

it('a page hears what happened between its making and the opening of its stream, and nothing from before', async () => {
  const [before, meanwhile] = [randomUUID(), randomUUID()];
  const mine = await makeOrganization();
  const person = await makePerson(mine);
  const first = hear(person, undefined, await livePlace());
  await say(mine, 'run', before);
  await vi.waitFor(() => expect(first.text).toContain(`"id":"${before}"`), patience);
  const place = await livePlace();
  await say(mine, 'run', meanwhile);
  await vi.waitFor(() => expect(first.text).toContain(`"id":"${meanwhile}"`), patience);
  const late = hear(person, undefined, place);
  await vi.waitFor(() => expect(late.text).toContain(`"id":"${meanwhile}"`), patience);
  expect(late.text).not.toContain(`"id":"${before}"`);
  expect(late.text).not.toContain(everythingAnew);
  for (const each of [first, late]) each.leave();
});
