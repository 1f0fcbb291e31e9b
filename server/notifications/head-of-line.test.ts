import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { forwarders, forwardingRuns } from '@/drizzle/schema/forwarding';
import { notificationChannels, notificationDeliveries } from '@/drizzle/schema/notifications';
import { Slots } from '@/inngest/engine/slots';
import { forwardFindings, forwardSlowly } from '@/inngest/functions/forwarding/forward-findings';
import { notifyOrganization, notifySlowReceivers } from '@/inngest/functions/notifications/send-notifications';
import { patience } from '@/scripts/test/patience';
import { judgedAccount } from '@/server/compliance/testing/judged-account';
import { closeDatabase, withOrg } from '@/server/db';
import { readEnvAnew } from '@/server/env';
import { forward } from '@/server/forwarding/run/forward';
import { forwarderSettingsSchema } from '@/server/forwarding/schema';
import type { OrgId } from '@/server/ids';
import type { Turn } from '@/server/lanes';
import { runFunction } from '@/server/test/isolation/run-function';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { createChannel, testChannel } from './channels';
import { newChannelSchema } from './schema';
import { workOff } from './work-off';

// Receivers of messages and buckets that take long to answer, of more organizations than there are slots.

/** What counts as slow, and how long a turn is: nothing is, and for ever, unless a test is about it. */
const [slowMs, turnMs] = [30_000, 300_000];
const slowOrganizations = 9;
const messages = 3;

let how: 'hold' | 'slowly' | 'at once' = 'at once';
let held: ServerResponse[] = [];
let arrived: string[] = [];
const credentials =
  '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLEEXAMPLE00</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>x</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>';
const server = createServer((request, response) => {
  request.resume();
  const [, kind = '', organization = ''] = request.url?.split('/') ?? [];
  if (kind === '') return void response.setHeader('content-type', 'text/xml').end(credentials);
  arrived.push(`${kind} ${organization}`);
  if (kind === 'slow' && how === 'hold') return void held.push(response);
  void sleep(kind === 'slow' && how === 'slowly' ? 100 : 0).then(() => response.end());
});
function count(settings: { DELIVERY_SLOW_MS?: number; FORWARDING_TURN_MS?: number } = {}): void {
  const all = { DELIVERY_SLOW_MS: slowMs, FORWARDING_TURN_MS: turnMs, ...settings };
  for (const [name, ms] of Object.entries(all)) process.env[name] = String(ms);
  readEnvAnew();
}
const release = () => {
  how = 'at once';
  for (const response of held.splice(0)) response.end();
};

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    DELIVERY_TIMEOUT_MS: '30000',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00',
    AWS_SECRET_ACCESS_KEY: 'of-the-test',
  });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeDatabase();
});
beforeEach(() => {
  count();
  [how, held, arrived] = ['at once', [], []];
});

/** An organization with a webhook that has `count` messages waiting. */
async function organization(kind: 'slow' | 'quick', count: number, slowSince: Date | null = null) {
  const orgId = await makeOrganization();
  const { actor } = await makePerson(orgId);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${kind}/${orgId}`;
  const { channel } = await createChannel(actor, newChannelSchema.parse({ kind: 'webhook', name: kind, url }));
  const message = { type: 'test', organization: { id: orgId, name: kind }, rule: null, total: 0, counts: {}, changes: [], url };
  const row = { orgId, channelId: channel.id, ruleName: 'All', message, changes: 0 };
  await withOrg(orgId, async (tx) => {
    if (count > 0) await tx.insert(notificationDeliveries).values(Array.from({ length: count }, () => row));
    await tx.update(notificationChannels).set({ slowSince });
  });
  return { orgId, actor, channelId: channel.id };
}

/** An organization whose findings go into a bucket; how long its last run took says whether that is slow. */
async function bucketOf(kind: 'slow' | 'quick', lastRunMs: number) {
  const orgId = await makeOrganization();
  const { id: awsAccountId } = await judgedAccount(orgId, [], { scanned: false });
  const settings = forwarderSettingsSchema.parse({ kind: 's3', awsAccountId, bucket: kind, prefix: orgId, region: 'eu-central-1' });
  return withOrg(orgId, async (tx) => {
    await tx.update(awsAccounts).set({ roleArn: 'arn:aws:iam::100000000001:role/CloudLensScanRole', externalId: randomUUID() });
    const [made] = await tx
      .insert(forwarders)
      .values({ orgId, name: kind, kind: settings.kind, settings, dueAt: new Date(0) })
      .returning({ id: forwarders.id });
    const forwarderId = made?.id ?? '';
    const startedAt = new Date(Date.now() - 86_400_000);
    const endedAt = new Date(startedAt.getTime() + lastRunMs);
    await tx.insert(forwardingRuns).values({ orgId, forwarderId, status: 'failed', startedAt, endedAt, leaseUntil: endedAt });
    return { orgId, forwarderId };
  });
}
const runsOf = (orgId: OrgId) => withOrg(orgId, (tx) => tx.select().from(forwardingRuns).orderBy(desc(forwardingRuns.startedAt)));

type Job = typeof notifyOrganization | typeof notifySlowReceivers | typeof forwardFindings | typeof forwardSlowly;

/** As the engine does it: a job begins when it gets the slots that it declares. */
function engine([quickJob, slowJob]: readonly [Job, Job]) {
  const slots = new Slots(32);
  const slow: Promise<unknown>[] = [];
  const run = async (job: Job, data: { orgId: OrgId }): Promise<Turn> => {
    const { orgId } = data;
    const { concurrency } = (job as unknown as { opts: { concurrency: { key?: string; limit: number }[] } }).opts;
    const giveBack = await slots.acquire(concurrency.map(({ key, limit }) => ({ key: `${job.id()} ${key ? orgId : ''}`, limit })));
    try {
      return (await runFunction(job, data)) as Turn;
    } finally {
      giveBack();
    }
  };
  const wake = async (data: { orgId: OrgId }) => {
    const done = await run(quickJob, data);
    if (done.leavesSlow) slow.push(run(slowJob, data));
  };
  return { wake, slowOnes: () => Promise.all(slow), slow };
}

const waiting = async (orgId: OrgId) =>
  (await withOrg(orgId, (tx) => tx.select().from(notificationDeliveries).where(eq(notificationDeliveries.status, 'waiting')))).length;

describe('nine organizations whose receivers are slow', () => {
  it('keep a tenth one waiting for none of their answers, and get all of theirs', async () => {
    const slow = await Promise.all(Array.from({ length: slowOrganizations }, () => organization('slow', messages, new Date())));
    const quick = await organization('quick', 1);
    how = 'hold';
    const { wake, slowOnes, slow: begun } = engine([notifyOrganization, notifySlowReceivers]);
    // Not one slow receiver has answered when this returns.
    await Promise.all([...slow, quick].map(({ orgId }) => wake({ orgId })));
    expect(await waiting(quick.orgId)).toBe(0);
    expect(begun).toHaveLength(slowOrganizations);
    await vi.waitFor(() => expect(held).toHaveLength(8), patience);
    release();
    await slowOnes();
    // A round that ran out of time leaves the rest for the next.
    for (const { orgId } of slow) while ((await waiting(orgId)) > 0) await workOff(orgId, new Date(), 'slow');
    expect(arrived.filter((each) => each.startsWith('slow'))).toHaveLength(slowOrganizations * messages);
  });

  it('have one turn of one message among the others until that is known', async () => {
    const slow = await organization('slow', messages);
    how = 'slowly';
    count({ DELIVERY_SLOW_MS: 50 });
    const done = await workOff(slow.orgId);
    expect(done).toEqual({ collected: 0, delivered: 1, failed: 0, leavesSlow: true });
    how = 'at once';
    expect(await workOff(slow.orgId, new Date(), 'slow')).toMatchObject({ delivered: messages - 1 });
    expect(await waiting(slow.orgId)).toBe(0);
  });
});

it('a receiver that answers soon again is among the others again', async () => {
  const { orgId, actor, channelId } = await organization('quick', 0, new Date());
  await vi.waitFor(async () => {
    await testChannel(actor, channelId);
    expect(await withOrg(orgId, (tx) => tx.select({ since: notificationChannels.slowSince }).from(notificationChannels))).toEqual([
      { since: null },
    ]);
  }, patience);
});

describe('nine organizations whose buckets do not answer', () => {
  it('keep a tenth one waiting for none of them, and get their files', async () => {
    const slow = await Promise.all(Array.from({ length: slowOrganizations }, () => bucketOf('slow', turnMs)));
    const quick = await bucketOf('quick', 0);
    how = 'hold';
    const { wake, slowOnes, slow: begun } = engine([forwardFindings, forwardSlowly]);
    // Not one slow bucket has answered when this returns.
    await Promise.all([...slow, quick].map(wake));
    expect(arrived).toContain(`quick ${quick.orgId}`);
    expect(begun).toHaveLength(slowOrganizations);
    await vi.waitFor(() => expect(held).toHaveLength(8), patience);
    release();
    await slowOnes();
    for (const { orgId } of [...slow, quick]) expect((await runsOf(orgId))[0]).toMatchObject({ status: 'completed' });
  });

  it('have one turn among the others until that is known, and go on at once apart from them', async () => {
    const { orgId, forwarderId } = await bucketOf('slow', 0);
    how = 'hold';
    // The turn is over when the bucket has been asked, and has not answered.
    const [turn, clock] = [new AbortController(), vi.spyOn(AbortSignal, 'timeout')];
    clock.mockReturnValueOnce(turn.signal);
    const first = forward(orgId, forwarderId, new Date(Date.now() - 1_000), 'quick');
    await vi.waitFor(() => expect(held).toHaveLength(1), patience);
    count({ FORWARDING_TURN_MS: 50 });
    turn.abort();
    expect(await first).toEqual({ status: 'failed', leavesSlow: true });
    expect(clock.mock.calls[0]).toEqual([turnMs]);
    clock.mockRestore();
    expect((await runsOf(orgId))[0]).toMatchObject({
      status: 'failed',
      sent: 0,
      place: null,
      problems: [{ reason: expect.stringContaining('takes long') }],
    });
    expect(await forward(orgId, forwarderId, new Date(), 'quick')).toEqual({ status: null, leavesSlow: true });
    release();
    count();
    expect(await forward(orgId, forwarderId, new Date(), 'slow')).toEqual({ status: 'completed', leavesSlow: false });
    await withOrg(orgId, (tx) => tx.update(forwarders).set({ dueAt: new Date(0) }));
    expect(await forward(orgId, forwarderId, new Date(), 'quick')).toEqual({ status: 'completed', leavesSlow: false });
  });
});
