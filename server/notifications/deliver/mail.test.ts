import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { notificationDeliveries } from '@/drizzle/schema/notifications';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { type MailReply, type MailServer, startMailServer } from '@/server/test/mail-server';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { createChannel } from '../channels';
import { listDeliveries } from '../data';
import { newChannelSchema } from '../schema';
import { deliver } from './deliver';

// Letters to several, over SMTP to a server that refuses some.

let server: MailServer;
let reply: MailReply = () => undefined;
let orgId: OrgId;
let people: Person[];
let deliveryId: string;

beforeAll(async () => {
  server = await startMailServer((verb, to) => reply(verb, to));
  process.env.SMTP_URL = server.url;
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

beforeEach(async () => {
  reply = () => undefined;
  orgId = await makeOrganization();
  people = [await makePerson(orgId), await makePerson(orgId), await makePerson(orgId)];
  const [{ actor } = people[0] as Person] = people;
  const recipients = people.map(({ email }) => email);
  const { channel } = await createChannel(actor, newChannelSchema.parse({ kind: 'email', name: 'Team', recipients }));
  const message = {
    type: 'test',
    organization: { id: orgId, name: 'Acme' },
    rule: null,
    total: 0,
    counts: {},
    changes: [],
    url: 'https://x.example',
  };
  const [row] = await withOrg(orgId, (tx) =>
    tx.insert(notificationDeliveries).values({ orgId, channelId: channel.id, ruleName: 'All', message, changes: 0 }).returning(),
  );
  deliveryId = row?.id ?? '';
});

const emailOf = (nth: number): string => people[nth]?.email ?? '';
const tryAgain = async () => {
  await withOrg(orgId, (tx) => tx.update(notificationDeliveries).set({ dueAt: new Date(0) }));
  return deliver(orgId, deliveryId);
};
const received = () => people.map(({ email }) => server.received(email));
const shown = async () => (await listDeliveries(people[0]?.actor as Person['actor'], { limit: 1 })).rows[0];

it('one that is refused is tried again, and nobody else gets a second one', async () => {
  reply = (verb, to) => (verb === 'RCPT' && to === emailOf(1) ? '550 no such mailbox' : undefined);
  expect(await tryAgain()).toMatchObject({ ok: false, status: 550 });
  expect(received()).toEqual([1, 0, 1]);
  expect(await shown()).toMatchObject({
    status: 'waiting',
    lastStatus: 550,
    lastError: `The mail server did not take 1 of 3 letters: to ${emailOf(1)} (550).`,
  });
  reply = () => undefined;
  expect(await tryAgain()).toMatchObject({ ok: true });
  expect(received()).toEqual([1, 1, 1]);
  expect(await shown()).toMatchObject({ status: 'delivered', lastError: null });
});

it('each has an id of its recipient’s own, which stays over all tries and names no address', async () => {
  await tryAgain();
  // As if the process had died when the letters were taken, and before that was noted.
  await withOrg(orgId, (tx) => tx.update(notificationDeliveries).set({ status: 'waiting', takenFor: [] }));
  await tryAgain();
  const ids = people.map(({ email }) => server.ids(email));
  expect(ids.map((each) => each.length)).toEqual([2, 2, 2]);
  for (const [first, second] of ids) {
    expect(first).toBe(second);
    expect(first).toContain(deliveryId);
    expect(first).not.toContain('admin-');
  }
  expect(new Set(ids.flat()).size).toBe(3);
});

it('a process that dies between the letters leaves noted which were taken', async () => {
  reply = (verb, to) => (verb === '.' && to === emailOf(2) ? 'reset' : undefined);
  await tryAgain();
  const [row] = await withOrg(orgId, (tx) => tx.select().from(notificationDeliveries));
  expect([...(row?.takenFor ?? [])].sort()).toEqual([emailOf(0), emailOf(1)].sort());
});

it.each(['421 come later', '450 greylisted', '554 refused', 'reset', 'cut'])('a server that answers %j loses none', async (word) => {
  reply = (verb) => (verb === 'CONNECT' ? word : undefined);
  expect(await tryAgain()).toMatchObject({ ok: false });
  reply = () => undefined;
  expect(await tryAgain()).toMatchObject({ ok: true });
  expect(received()).toEqual([1, 1, 1]);
});
