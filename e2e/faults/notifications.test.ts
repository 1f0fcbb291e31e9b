import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, inject, vi } from 'vitest';
import { notificationChannels, notificationDeliveries } from '@/drizzle/schema/notifications';
import { patience } from '@/scripts/test/patience';
import { testProgram } from '@/scripts/test/programs';
import { closeDatabase, withOrg } from '@/server/db';
import { createChannel } from '@/server/notifications/channels';
import { horizon } from '@/server/notifications/collect';
import { type ChannelKind, channelKinds, retrySeconds } from '@/server/notifications/constants';
import { createRule, retryDelivery } from '@/server/notifications/rules';
import { newChannelSchema, newRuleSchema } from '@/server/notifications/schema';
import { workOff } from '@/server/notifications/work-off';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { failpointsOf } from './cases/failpoints';
import type { NamedCase } from './lib/cases';
import { endOf } from './lib/child';
import { type ProxyFaults, startDatabaseProxy } from './lib/database-proxy';
import { eachCase } from './lib/each-case';
import { retryAfter } from './lib/http-receiver';
import {
  type NotificationReceiver,
  type ReceiverFault,
  startMail,
  startNotificationReceiver,
  stopMail,
} from './lib/notification-receivers';

// Whatever receivers, workers and the database do: nothing is lost, and what is sent twice can be told by its id.

beforeAll(async () => {
  Object.assign(process.env, { WEBHOOK_PRIVATE_HOSTS: '127.0.0.1', DELIVERY_TIMEOUT_MS: '3000', DELIVERY_SLOW_MS: '100' });
  await startMail();
});
afterAll(async () => {
  await stopMail();
  delete process.env.AWS_ENDPOINT_URL_SNS;
  await closeDatabase();
});

/** An organization with a channel of the kind, and `count` messages that wait for it. */
async function organization(kind: ChannelKind, count: number) {
  const orgId = await makeOrganization();
  const { actor, email } = await makePerson(orgId);
  const receiver = await startNotificationReceiver(kind, email);
  const { channel } = await createChannel(actor, newChannelSchema.parse(receiver.input));
  const message = {
    type: 'test',
    organization: { id: orgId, name: 'Acme' },
    rule: null,
    total: 0,
    counts: {},
    changes: [],
    url: 'http://x',
  };
  const rows = Array.from({ length: count }, () => ({ orgId, channelId: channel.id, ruleName: 'All', message, changes: 0 }));
  if (count > 0) await withOrg(orgId, (tx) => tx.insert(notificationDeliveries).values(rows));
  return { orgId, actor, receiver, channelId: channel.id };
}
type Organization = Awaited<ReturnType<typeof organization>>;

const deliveries = ({ orgId }: Organization) => withOrg(orgId, (tx) => tx.select().from(notificationDeliveries));
/** One round of both lanes, with all that waits made due: as time and ended leases do. */
async function round({ orgId }: Organization): Promise<void> {
  await withOrg(
    orgId,
    ({ sql }) => sql`update notification_deliveries set due_at = '2000-01-01' where org_id = ${orgId} and status = 'waiting'`,
  );
  await workOff(orgId);
  await workOff(orgId, new Date(), 'slow');
}
async function untilNoneWaits(target: Organization): Promise<void> {
  for (let rounds = 0; rounds < retrySeconds.length; rounds++) {
    await round(target);
    if ((await deliveries(target)).every(({ status }) => status !== 'waiting')) return;
  }
  expect(await deliveries(target)).toEqual([]);
}

interface ReceiverCase extends NamedCase {
  kind: ChannelKind;
  fault: ReceiverFault;
}

const faults: readonly ReceiverFault[] = [
  'refuses',
  'resets',
  'hangs',
  'answers slowly',
  'cuts its answer',
  '429 with Retry-After',
  '503',
  'answers without end',
];
const receiverCases = channelKinds.flatMap((kind) =>
  faults.map((fault): ReceiverCase => ({ row: 'receiver in trouble', name: `${kind} ${fault}`, kind, fault })),
);

describe('a receiver in trouble', () => {
  eachCase(
    receiverCases,
    async ({ kind, fault }) => {
      const [target, neighbour] = [await organization(kind, 1), await organization('webhook', 1)];
      const { receiver, actor, orgId } = target;
      try {
        await receiver.become(fault);
        await Promise.all([round(target), round(neighbour).then(() => untilNoneWaits(neighbour))]);
        expect(new Set(neighbour.receiver.taken).size).toBe(1);
        const [first] = await deliveries(target);
        if (fault === '429 with Retry-After' && first?.lastStatus === 429)
          expect(first.dueAt.getTime()).toBeGreaterThan(first.createdAt.getTime() + retryAfter * 1000);

        // To wait for what does not end takes time that all the tries need not.
        const isEndless = fault === 'answers without end' || fault === 'hangs';
        const more = isEndless ? 1 : retrySeconds.length;
        for (let tries = 1; tries <= more; tries++) await round(target);
        const [last] = await deliveries(target);
        if (last?.status === 'delivered') expect(receiver.taken.length).toBeGreaterThan(0);
        else if (!isEndless) expect(last?.status).toBe('dead');
        if (last?.status === 'dead')
          expect(last).toMatchObject({ attempts: retrySeconds.length + 1, lastError: expect.stringMatching(/\w/) });
        expect(`${last?.lastError}`).not.toMatch(/token|secret-of-the-test/);

        await receiver.become(null);
        if (last?.status === 'dead') await retryDelivery(actor, last.id);
        await untilNoneWaits(target);
        expect((await deliveries(target)).map(({ status }) => status)).toEqual(['delivered']);
        expect(receiver.taken.length).toBeGreaterThan(0);
        expect(new Set(receiver.taken).size).toBe(1);
        // It looks for what it has opened before it opens another.
        if (kind === 'jira') expect(receiver.taken).toHaveLength(1);
        const [channel] = await withOrg(orgId, (tx) => tx.select().from(notificationChannels));
        expect(channel?.enabled).toBe(true);
      } finally {
        await receiver.close();
        await neighbour.receiver.close();
      }
    },
    { spread: 3 },
  );
});

const program = await testProgram('job');
const startNotifier = ({ orgId }: Organization, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [program, 'notify', orgId], {
    // Where the machine is busy, too, all messages are of the quick lane, whose steps are counted.
    env: { ...process.env, DELIVERY_SLOW_MS: '30000', DELIVERY_TIMEOUT_MS: '30000', ...env },
    stdio: 'ignore',
  });

/** Two messages wait, and a change is there of which a third is to be made. */
async function withWork(): Promise<Organization> {
  const target = await organization('webhook', 2);
  const rule = { name: 'All', channelId: target.channelId, filter: { events: ['scan-incomplete'] } };
  await createRule(target.actor, newRuleSchema.parse(rule));
  const [written] = await withOrg(
    target.orgId,
    ({ sql }) => sql<{ xid: string }[]>`
      insert into changes (org_id, at, kind, data) values (${target.orgId}, now(), 'scan.finished', '{"status":"failed"}')
      returning tx_id::text as xid`,
  );
  // Told once all older transactions have ended, those of the other files' cases too.
  await vi.waitFor(async () => expect(await withOrg(target.orgId, horizon)).toBeGreaterThan(Number(written?.xid)), patience);
  return target;
}

/** Three messages, one of them of the change; each arrived, and so many of them at most a second time, under the same id. */
async function arrivedAll(target: Organization, repeatsAtMost: number): Promise<void> {
  const all = await deliveries(target);
  const { taken } = target.receiver as NotificationReceiver;
  expect(all.map(({ status, changes }) => [status, changes]).sort()).toEqual([
    ['delivered', 0],
    ['delivered', 0],
    ['delivered', 1],
  ]);
  expect([...new Set(taken)].sort()).toEqual(all.map(({ id }) => id).sort());
  expect(taken.length).toBeLessThanOrEqual(all.length + repeatsAtMost);
}

interface KillCase extends NamedCase {
  failpoint: string;
}
const killCases = failpointsOf('server/notifications').flatMap((failpoint) =>
  (failpoint.endsWith('collecting') ? [1] : [1, 2]).map(
    (nth): KillCase => ({ row: 'notifying worker killed', name: `${failpoint}, time ${nth}`, failpoint: `${failpoint}:${nth}` }),
  ),
);

describe('a worker that sends messages and is killed', () => {
  eachCase(killCases, async ({ failpoint }) => {
    const target = await withWork();
    expect(await endOf(startNotifier(target, { CLOUDLENS_FAILPOINT: failpoint }))).toBe('SIGKILL');
    await untilNoneWaits(target);
    await arrivedAll(target, 1);
    await target.receiver.close();
  });
});

interface DatabaseCase extends NamedCase {
  faults: ProxyFaults;
}
/** Such a round begins with three transactions that write, and two a message. */
const commits = [1, 2, 3, 4, 5, 6, 7];
const databaseCases: DatabaseCase[] = commits.flatMap((nth) => [
  { row: 'notifying without a database', name: `the reply to COMMIT ${nth} is lost`, faults: { loseReplyToCommit: nth } },
  { row: 'notifying without a database', name: `away at COMMIT ${nth}`, faults: { awayAtCommit: { commit: nth, ms: 1_000 } } },
]);

describe('a database that goes away while messages are sent', () => {
  eachCase(databaseCases, async ({ faults: faultsOfCase }) => {
    const target = await withWork();
    const { DATABASE_APP_URL } = inject('databaseUrls');
    const proxy = await startDatabaseProxy(DATABASE_APP_URL, faultsOfCase);
    try {
      await endOf(startNotifier(target, { DATABASE_APP_URL: proxy.through(DATABASE_APP_URL) }));
      expect(proxy.struck()).toBeGreaterThan(0);
    } finally {
      await proxy.close();
    }
    await untilNoneWaits(target);
    await arrivedAll(target, 1);
    await target.receiver.close();
  });
});

const twice: NamedCase[] = [2, 5].map((rounds) => ({ row: 'notifying told twice', name: `${rounds} events at once` }));

describe('an event that comes more than once', () => {
  eachCase(twice, async ({ name }) => {
    const target = await withWork();
    await Promise.all(Array.from({ length: Number.parseInt(name, 10) }, () => workOff(target.orgId)));
    await untilNoneWaits(target);
    await arrivedAll(target, 0);
    await target.receiver.close();
  });
});
