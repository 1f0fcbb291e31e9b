import { afterAll, expect, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import { liveChannel } from '@/server/live/announce';
import { liveHub } from '@/server/live/hub';
import { liveStream } from '@/server/live/stream';
import { makeOrganization, makePerson } from '@/server/test/organization';

// Readers of the live stream that do not read.

const readers = 100;
const events = 5_000;

afterAll(() => closeDatabase());

it('slow readers: each waits behind a short queue of its own, is told to read anew, and memory stays', async () => {
  const orgId = await makeOrganization();
  const { actor } = await makePerson(orgId);
  const leave = new AbortController();
  const streams = await Promise.all(
    Array.from({ length: readers }, async () => {
      const response = liveStream(actor, new Request('http://localhost/api/live', { signal: leave.signal }), undefined, async () => actor);
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      // It hears from now on.
      await reader.read();
      return reader;
    }),
  );
  const notify = (from: number, to: number) =>
    withOrg(
      orgId,
      ({ sql }) => sql`
        select pg_notify(${liveChannel}, json_build_object('orgId', ${orgId}::text, 'channel', 'scan', 'id', n::text)::text)
        from generate_series(${from}::int, ${to}::int) n`,
    );
  // Each event goes to all readers and then to this one, which is never behind.
  let latest = '';
  const follow = ({ id }: { id: string }) => {
    latest = id;
  };
  const { unsubscribe } = await liveHub().subscribe(orgId, follow, null);
  const before = process.memoryUsage().heapUsed;
  await notify(1, events);
  await expect.poll(() => latest).toBe(String(events));
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);

  const [reader] = streams;
  if (!reader) throw new Error('no reader');
  let [pieces, text] = [0, ''];
  const read = async (): Promise<void> => {
    const { value } = await reader.read();
    pieces += 1;
    text += new TextDecoder().decode(value);
  };
  // What has piled up for one reader is what fits into its queue.
  while (pieces < 64) await read();
  expect(text).not.toContain(`"id":"${events}"`);
  await notify(events + 1, events + 1);
  while (!text.includes('"channel":"*"') && pieces < 200) await read();
  expect(text).toContain('"channel":"*"');
  expect(pieces).toBeLessThan(80);
  unsubscribe();
  leave.abort();
});
