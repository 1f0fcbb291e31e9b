import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { changes } from '@/drizzle/schema/findings';
import { notificationChannels, notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { patience } from '@/scripts/test/patience';
import { checks } from '@/server/checks/registry';
import { frameworksTouchedBy } from '@/server/compliance/touched-by';
import { closeDatabase, withOrg } from '@/server/db';
import { listFindings } from '@/server/findings/data';
import { findingFilterSchema } from '@/server/findings/schema';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { createChannel, deleteChannel, rotateSecret, testChannel, updateChannel } from './channels';
import { collectMessages, horizon, nextDigest } from './collect';
import { filterReach, retrySeconds } from './constants';
import { listChannels, listDeliveries, listRules, previewRule } from './data';
import { deliver } from './deliver/deliver';
import type { Message } from './message';
import { createRule, retryDelivery, updateRule } from './rules';
import { newChannelSchema, newRuleSchema, type RuleFilter, ruleFilterSchema, updateRuleSchema } from './schema';
import { organizationsToNotify, workOff } from './work-off';

interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A receiver that answers as it is told. */
const received: Received[] = [];
let answer = 200;
/** What else is answered, by the beginning of the path. */
let replies: Record<string, () => string> = {};
const server = createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ path: request.url ?? '', headers: request.headers, body });
    const reply = Object.entries(replies).find(([path]) => request.url?.startsWith(path))?.[1];
    if (reply) return void response.writeHead(answer).end(reply());
    response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('x'.repeat(100_000));
  });
});
let base = '';

let orgId: OrgId;
let admin: Person;
let awsAccountId: string;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.WEBHOOK_PRIVATE_HOSTS = '127.0.0.1';
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeDatabase();
});

beforeEach(async () => {
  received.length = 0;
  answer = 200;
  replies = {};
  orgId = await makeOrganization();
  admin = await makePerson(orgId);
  const [account] = await withOrg(orgId, (tx) =>
    tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '111122223333', name: 'production', kind: 'sample', status: 'connected' })
      .returning({ id: awsAccounts.id }),
  );
  awsAccountId = account?.id ?? '';
});

const addWebhook = async (path = '/hook') =>
  createChannel(admin.actor, newChannelSchema.parse({ kind: 'webhook', name: 'Pager', url: base + path }));
const addRule = async (channelId: string, filter: object = { events: ['scan-incomplete'] }, mode = 'at-once') =>
  createRule(admin.actor, newRuleSchema.parse({ name: 'All', channelId, filter, mode }));
const writeFinish = (status: string, account = awsAccountId) =>
  withOrg(orgId, async (tx) => {
    await tx.insert(changes).values({ orgId, at: new Date(), kind: 'scan.finished', awsAccountId: account, data: { status } });
    return await tx.sql<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
  });
/** The change is told once all older transactions have ended, those of the other files' tests too. */
const finishScan = async (status: string, account?: string) => {
  const [written] = await writeFinish(status, account);
  await vi.waitFor(async () => expect(await withOrg(orgId, horizon)).toBeGreaterThan(Number(written?.xid)), patience);
};
const deliveries = async () => (await listDeliveries(admin.actor, { limit: 100 })).rows;
const makeDue = () => withOrg(orgId, (tx) => tx.update(notificationDeliveries).set({ dueAt: new Date(0) }));

describe('a rule', () => {
  it('tells of what it listens to, once, and of nothing from before', async () => {
    await finishScan('partial');
    const { channel } = await addWebhook();
    await addRule(channel.id);
    await finishScan('completed');
    await finishScan('failed');
    expect(await workOff(orgId)).toEqual({ collected: 1, delivered: 1, failed: 0, leavesSlow: false });
    expect(await workOff(orgId)).toEqual({ collected: 0, delivered: 0, failed: 0, leavesSlow: false });
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
    const message = JSON.parse(received[0]?.body ?? '') as { total: number; changes: { title: string; account: { accountId: string } }[] };
    expect(message).toMatchObject({ type: 'changes', total: 1, counts: { 'scan-incomplete': 1 } });
    expect(message.changes[0]).toMatchObject({ title: 'A scan failed', account: { accountId: '111122223333', name: 'production' } });
  });

  it('misses nothing that a slower transaction commits after a later row', async () => {
    const { channel } = await addWebhook();
    await addRule(channel.id);
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const slow = withOrg(orgId, async (tx) => {
      await tx.insert(changes).values({ orgId, at: new Date(), kind: 'scan.finished', awsAccountId, data: { status: 'failed' } });
      await held;
    });
    await writeFinish('partial');
    await collectMessages(orgId);
    commit();
    await slow;
    await finishScan('completed');
    await collectMessages(orgId);
    const told = await deliveries();
    expect(told.reduce((sum, delivery) => sum + delivery.changes, 0)).toBe(2);
  });

  it('keeps to its accounts, and a daily one to its hour', async () => {
    const [other] = await withOrg(orgId, (tx) =>
      tx
        .insert(awsAccounts)
        .values({ orgId, accountId: '444455556666', name: 'staging', kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id }),
    );
    const { channel } = await addWebhook();
    await addRule(channel.id, { events: ['scan-incomplete'], account: [awsAccountId] }, 'daily');
    await finishScan('failed');
    await finishScan('failed', other?.id);
    expect(await collectMessages(orgId)).toBe(0);
    expect(await collectMessages(orgId, nextDigest(new Date()))).toBe(1);
    expect((await deliveries())[0]?.changes).toBe(1);
  });

  it('that was switched off tells nothing of the time in between', async () => {
    const { channel } = await addWebhook();
    const rule = await addRule(channel.id);
    await updateRule(admin.actor, rule.id, { enabled: false });
    await finishScan('failed');
    expect(await collectMessages(orgId)).toBe(0);
    expect(await updateRule(admin.actor, rule.id, { enabled: true })).toMatchObject({ enabled: true });
    expect(await collectMessages(orgId)).toBe(0);
    await finishScan('failed');
    expect(await collectMessages(orgId)).toBe(1);
  });

  it('is changed with all that it says, by the one of two who was first', async () => {
    const { channel } = await addWebhook();
    const { channel: other } = await addWebhook('/other');
    const rule = await addRule(channel.id);
    const change = updateRuleSchema.parse({
      name: 'Less',
      channelId: other.id,
      filter: { events: ['finding-new'], checkId: ['s3/bucket-not-public'] },
      mode: 'daily',
      revision: rule.revision,
    });
    const changed = await updateRule(admin.actor, rule.id, change);
    expect(changed).toEqual({
      ...rule,
      ...change,
      revision: rule.revision + 1,
    });
    await expect(updateRule(admin.actor, rule.id, { ...change, name: 'Mine' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(
      updateRule(admin.actor, rule.id, {
        channelId: '00000000-0000-4000-8000-000000000000',
      }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await listRules(admin.actor)).toEqual([changed]);
  });

  it('may keep the account that was removed when something else of it is changed, and take no other that is not there', async () => {
    const { channel } = await addWebhook();
    const filter: RuleFilter = {
      events: ['scan-incomplete'],
      account: [awsAccountId],
    };
    const rule = await addRule(channel.id, filter);
    await withOrg(orgId, (tx) => tx.delete(awsAccounts));
    expect(
      await updateRule(admin.actor, rule.id, {
        filter: { ...filter, events: ['drift'] },
      }),
    ).toMatchObject({
      filter: { events: ['drift'], account: [awsAccountId] },
    });
    const strange = {
      ...filter,
      account: [awsAccountId, '00000000-0000-4000-8000-000000000000'],
    };
    await expect(updateRule(admin.actor, rule.id, { filter: strange })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that is daily keeps its hour when it is saved as it was', async () => {
    const { channel } = await addWebhook();
    const rule = await addRule(channel.id, undefined, 'daily');
    const due = () => withOrg(orgId, (tx) => tx.sql<{ due_at: string }[]>`select due_at from notification_rules where id = ${rule.id}`);
    await withOrg(orgId, (tx) => tx.sql`update notification_rules set due_at = now() - interval '1 minute' where id = ${rule.id}`);
    const [before] = await due();
    await updateRule(admin.actor, rule.id, {
      name: 'As it was',
      mode: 'daily',
    });
    expect(await due()).toEqual([before]);
  });

  it('is refused for a channel, account or check that is not there', async () => {
    const { channel } = await addWebhook();
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(addRule(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(addRule(channel.id, { events: ['finding-new'], account: [nobody] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(addRule(channel.id, { events: ['finding-new'], checkId: ['s3/no-such'] })).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
    });
    for (const named of [{ framework: ['none'] }, { assignee: [nobody] }])
      await expect(addRule(channel.id, { events: ['finding-new'], ...named })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    expect(ruleFilterSchema.safeParse({ events: [] }).success).toBe(false);
  });

  it('tells of crossed budgets and cost anomalies, in words that stand alone and with a link to the cost page', async () => {
    const { channel } = await addWebhook();
    await addRule(channel.id, { events: ['budget', 'cost-anomaly'] });
    const crossed = { name: 'Everything', kind: 'actual', percent: 80, budget: '1200', amount: '961.20', unit: 'USD', month: '2026-11' };
    const odd = { accountId: '1', service: 'AWS Glue', day: '2026-11-08', expected: '5.2', actual: '44.0000000001', unit: 'USD' };
    await withOrg(orgId, (tx) =>
      tx.insert(changes).values([
        { orgId, at: new Date(), kind: 'budget.crossed', data: crossed },
        { orgId, at: new Date(), kind: 'budget.crossed', data: { ...crossed, kind: 'forecast', percent: 100, amount: '1300' } },
        { orgId, at: new Date(), kind: 'cost.anomaly', awsAccountId, data: odd },
      ]),
    );
    // What was written before it can be told, then.
    await finishScan('completed');
    await workOff(orgId);
    const { counts, changes: told } = JSON.parse(received[0]?.body ?? '{}');
    expect(counts).toEqual({ budget: 2, 'cost-anomaly': 1 });
    expect(told.map(({ title }: { title: string }) => title)).toEqual([
      'The budget Everything is used to 80 %: USD 961.20 of USD 1200.00 in 2026-11',
      'The budget Everything is expected to reach 100 %: USD 1300.00 of USD 1200.00 in 2026-11',
      'AWS Glue cost USD 44.00 from 2026-11-08 on, where USD 5.20 was to be expected',
    ]);
    expect(told.map(({ url }: { url: string }) => new URL(url).pathname)).toEqual(['/cost', '/cost', '/cost']);
    expect((await deliveries())[0]?.headline).toBe('2 crossed lines of budgets, 1 cost anomaly');
  });

  it('shows beforehand what it would have told', async () => {
    await finishScan('failed');
    await finishScan('completed');
    const preview = await previewRule(admin.actor, ruleFilterSchema.parse({ events: ['scan-incomplete', 'finding-new'] }));
    expect(preview).toMatchObject({ total: 1, counts: { 'scan-incomplete': 1 } });
  });
});

describe('the filter of a rule', () => {
  type Field = keyof typeof findingFilterSchema.shape;
  const fields = Object.keys(findingFilterSchema.shape) as Field[];
  /** Of two checks, one that a framework asks for which does not ask for the other. */
  const [asked, unasked] = [checks[0]?.id ?? '', 'made/up-by-this-test'];
  const framework = frameworksTouchedBy(asked)[0]?.id ?? '';
  const elsewhere = '444455556666';

  /** Two findings in two accounts, and a value of each filter that one of them alone matches. */
  async function twoFindings() {
    return withOrg(orgId, async (tx) => {
      const { sql } = tx;
      const [other] = await tx
        .insert(awsAccounts)
        .values({ orgId, accountId: elsewhere, name: 'staging', kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id });
      const [exception] = await sql`
        insert into mutes (org_id, kind, state, reason, created_by, expires_at)
        values (${orgId}, 'exception', 'in-force', 'x', ${admin.actor.userId}, now() + interval '1 day') returning id`;
      const rows = [
        { awsAccountId, checkId: asked, service: 's3', region: 'eu-central-1', severity: 1, age: 0, due: -1 },
        { awsAccountId: other?.id ?? '', checkId: unasked, service: 'ec2', region: 'us-east-1', severity: 4, age: 9, due: 400 },
      ];
      const ids: string[] = [];
      for (const [nth, row] of rows.entries()) {
        const arn = `arn:aws:x:::${nth}`;
        const [verdict] = await sql`
          insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding,
            first_seen_at, changed_at, hash, due_at, assignee_id, mute_id, muted_until)
          values (${orgId}, ${row.awsAccountId}, ${row.checkId}, ${arn}, 'T', ${`r-${nth}`}, ${row.service}, ${row.region}, ${row.severity}, 'fail', 'open',
            now(), now() - make_interval(days => ${row.age}), 'h', now() + make_interval(days => ${row.due}),
            ${nth === 0 ? admin.actor.userId : null}, ${nth === 0 ? exception?.id : null}, null) returning id`;
        ids.push(String(verdict?.id));
        await sql`insert into verdict_tokens (org_id, token, verdict_id) values (${orgId}, ${`word${nth}`}, ${String(verdict?.id)})`;
        const [resource] = await sql`
          insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at)
          values (${orgId}, ${row.awsAccountId}, 'x', 'T', 'x', 'x', ${arn}, ${`r-${nth}`}, '{}', '{}', '[]', 'h', now(), now()) returning id`;
        await sql`insert into resource_tags (org_id, resource_id, key, value) values (${orgId}, ${resource?.id}, 'team', ${`t${nth}`})`;
      }
      const samples: Record<Field, unknown> = {
        status: ['open'],
        severity: ['critical'],
        service: ['s3'],
        region: ['eu-central-1'],
        account: [awsAccountId],
        checkId: [asked],
        q: 'word0',
        resource: ['r-0'],
        tag: ['team=t0'],
        framework: [framework],
        assignee: ['me'],
        due: ['overdue'],
        since: '1d',
        exception: [String(exception?.id)],
      };
      const happen = async () => {
        await withOrg(orgId, (writing) =>
          writing.insert(changes).values(
            rows.flatMap((row, nth) => [
              { orgId, at: new Date(), kind: 'finding.opened', ...row, verdictId: Number(ids[nth]) },
              { orgId, at: new Date(), kind: 'drift.found', awsAccountId: row.awsAccountId },
            ]),
          ),
        );
        await withOrg(orgId, (writing) => writing.insert(changes).values({ orgId, at: new Date(), kind: 'budget.crossed', data: {} }));
        // What was written before it can be told, then.
        await finishScan('completed');
      };
      return { ids, samples, happen };
    });
  }

  const events = ['finding-new', 'drift', 'budget'];

  it('is every filter of the findings list, and matches there what it matches in messages and in the preview', async () => {
    const { ids, samples, happen } = await twoFindings();
    const { channel } = await addWebhook();
    const inRules = fields.filter((field) => filterReach[field] !== null);
    expect(fields.filter((field) => ruleFilterSchema.safeParse({ events, [field]: samples[field] }).success)).toEqual(inRules);
    const rules = new Map<string, Field>();
    for (const field of inRules) rules.set((await addRule(channel.id, { events, [field]: samples[field] })).id, field);
    await happen();
    await collectMessages(orgId);
    const messages = await withOrg(orgId, (tx) => tx.select().from(notificationDeliveries));

    for (const field of inRules) {
      const filter = { [field]: samples[field] };
      const listed = await listFindings(admin.actor, filter);
      expect([field, listed.rows.map(({ id }) => id)]).toEqual([field, [ids[0]]]);
      const told = messages.find(({ ruleId }) => rules.get(ruleId ?? '') === field)?.message as Message | undefined;
      expect([field, told?.counts]).toEqual([
        field,
        filterReach[field] === 'accounts' ? { 'finding-new': 1, drift: 1 } : { 'finding-new': 1, drift: 2, budget: 1 },
      ]);
      expect(told?.changes.find(({ event }) => event === 'finding-new')?.url).toContain(`finding=${ids[0]}`);
      const preview = await previewRule(admin.actor, ruleFilterSchema.parse({ events, ...filter }));
      expect([field, preview.counts]).toEqual([field, told?.counts]);
    }
  });

  it('leaves muted findings out, unless it asks for exceptions', async () => {
    const { ids, samples, happen } = await twoFindings();
    await withOrg(
      orgId,
      ({ sql }) => sql`update verdicts set muted_until = now() + interval '1 day' where org_id = ${orgId} and id = ${ids[0] ?? ''}`,
    );
    await happen();
    const told = async (filter: object) =>
      (await previewRule(admin.actor, ruleFilterSchema.parse({ events: ['finding-new'], ...filter }))).total;
    expect([await told({}), await told({ severity: ['critical'] }), await told({ exception: samples.exception })]).toEqual([1, 0, 1]);
  });

  it('is still understood as rules kept it before they took all filters', async () => {
    const { channel } = await addWebhook();
    const rule = await addRule(channel.id);
    const earlier = { events: ['finding-new'], severities: ['critical'], awsAccountIds: [awsAccountId], services: [], checkIds: [asked] };
    await withOrg(orgId, (tx) => tx.update(notificationRules).set({ filter: earlier }));
    expect(await listRules(admin.actor)).toMatchObject([
      { id: rule.id, filter: { events: ['finding-new'], severity: ['critical'], account: [awsAccountId], checkId: [asked] } },
    ]);
    const { happen } = await twoFindings();
    await happen();
    await collectMessages(orgId);
    expect((await deliveries()).map(({ changes: told }) => told)).toEqual([1]);
  });
});

describe('a webhook', () => {
  const verify = (secret: string, { body, headers }: Received) => new Webhook(secret).verify(body, headers as Record<string, string>);

  it('is signed, and for a day after a rotation by both secrets', async () => {
    const { channel, signingSecret } = await addWebhook();
    expect(await testChannel(admin.actor, channel.id)).toMatchObject({ ok: true, status: 200 });
    const { signingSecret: next } = await rotateSecret(admin.actor, channel.id);
    await testChannel(admin.actor, channel.id);
    await rotateSecret(admin.actor, channel.id, new Date(Date.now() - 25 * 3_600_000));
    await testChannel(admin.actor, channel.id);
    const [first, second, third] = received as [Received, Received, Received];
    expect(verify(signingSecret ?? '', first)).toMatchObject({ type: 'test' });
    expect(verify(signingSecret ?? '', second)).toMatchObject({ type: 'test' });
    expect(verify(next, second)).toMatchObject({ type: 'test' });
    expect(() => verify(next, third)).toThrow();
    expect(() => verify(next, { ...second, body: `${second.body} ` })).toThrow();
  });

  it('is tried again under the same id, then given up, and sent again when somebody says so', async () => {
    const { channel } = await addWebhook();
    await addRule(channel.id);
    await finishScan('failed');
    answer = 503;
    await workOff(orgId);
    expect((await deliveries())[0]).toMatchObject({ status: 'waiting', attempts: 1, lastStatus: 503 });
    expect(await workOff(orgId)).toMatchObject({ delivered: 0, failed: 0 });
    for (let tries = 0; tries < retrySeconds.length; tries++) {
      await makeDue();
      await workOff(orgId);
    }
    const [dead] = await deliveries();
    expect(dead).toMatchObject({ status: 'dead', attempts: retrySeconds.length + 1 });
    answer = 200;
    await retryDelivery(admin.actor, dead?.id ?? '');
    await workOff(orgId);
    expect((await deliveries())[0]).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([dead?.id]));
    await expect(retryDelivery(admin.actor, dead?.id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is sent once by two workers, and by the next one when the first has died', async () => {
    const { channel } = await addWebhook();
    await addRule(channel.id);
    await finishScan('failed');
    await collectMessages(orgId);
    const [waiting] = await deliveries();
    const both = await Promise.all([deliver(orgId, waiting?.id ?? ''), deliver(orgId, waiting?.id ?? '')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(received).toHaveLength(1);
    await withOrg(orgId, (tx) => tx.update(notificationDeliveries).set({ status: 'waiting', dueAt: new Date(Date.now() + 60_000) }));
    expect(await deliver(orgId, waiting?.id ?? '')).toBeNull();
    expect(await deliver(orgId, waiting?.id ?? '', new Date(Date.now() + 120_000))).toMatchObject({ ok: true });
  });

  it('that is gone for good is switched off', async () => {
    const { channel } = await addWebhook();
    answer = 410;
    expect(await testChannel(admin.actor, channel.id)).toMatchObject({ ok: false, status: 410 });
    expect(await listChannels(admin.actor)).toMatchObject([{ enabled: false, lastError: expect.stringContaining('410') }]);
    expect(await updateChannel(admin.actor, channel.id, { enabled: true })).toMatchObject({ enabled: true, lastError: null });
  });

  it('is not followed to where it leads on', async () => {
    const { channel } = await addWebhook();
    answer = 302;
    expect(await testChannel(admin.actor, channel.id)).toMatchObject({ ok: false, error: expect.stringContaining('not followed') });
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('of one channel that is down keeps no other waiting', async () => {
    const { channel } = await addWebhook();
    const down = await createChannel(admin.actor, newChannelSchema.parse({ kind: 'webhook', name: 'Down', url: 'http://127.0.0.1:1/' }));
    await addRule(down.channel.id);
    await addRule(channel.id);
    await finishScan('failed');
    expect(await workOff(orgId)).toEqual({ collected: 2, delivered: 1, failed: 1, leavesSlow: false });
    expect((await deliveries()).find(({ channelName }) => channelName === 'Down')).toMatchObject({
      status: 'waiting',
      lastError: 'Nothing listens at its address.',
    });
  });
});

describe('an address', () => {
  const add = (input: object) => createChannel(admin.actor, newChannelSchema.parse({ name: 'x', ...input }));

  it.each([
    'https://10.1.2.3/x',
    'https://192.168.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[fd00:ec2::254]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[64:ff9b::a00:1]/x',
    'https://0.0.0.0/x',
    'https://167772161/x',
    'https://0x0a.1/x',
    'http://hooks.example.com/x',
    'https://user:word@hooks.example.com/x',
  ])('of a private network, or one that is not safe, is refused: %s', async (url) => {
    await expect(add({ kind: 'webhook', url })).rejects.toMatchObject({ code: 'UNPROCESSABLE', details: { field: 'url' } });
  });

  it('whose name leads to this machine is refused when it is connected to', async () => {
    const { channel } = await add({ kind: 'webhook', url: 'https://localhost/x' });
    expect(await testChannel(admin.actor, channel.id)).toMatchObject({
      ok: false,
      error: expect.stringContaining('leads into a private network'),
    });
  });

  it('is Slack’s own for Slack', async () => {
    await expect(add({ kind: 'slack', url: 'https://example.com/x' })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    expect((await add({ kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/token' })).channel.target).toBe('hooks.slack.com');
  });

  it('is never shown or stored in clear', async () => {
    const { channel } = await addWebhook('/canary-of-a-token');
    await testChannel(admin.actor, channel.id);
    expect(received[0]?.path).toBe('/canary-of-a-token');
    const stored = await withOrg(
      orgId,
      ({ sql }) => sql`
      select c::text from notification_channels c union all select d::text from notification_deliveries d union all select a::text from audit_log a`,
    );
    expect(JSON.stringify([stored, await listChannels(admin.actor), await deliveries()])).not.toContain('canary-of-a-token');
  });
});

it('is found due, and goes with its channel', async () => {
  const { channel } = await addWebhook();
  await addRule(channel.id);
  expect(await organizationsToNotify()).toContain(orgId);
  await deleteChannel(admin.actor, channel.id);
  expect(await organizationsToNotify()).not.toContain(orgId);
  expect(await withOrg(orgId, (tx) => tx.select().from(notificationChannels))).toEqual([]);
});

describe('Jira', () => {
  const addJira = () =>
    createChannel(
      admin.actor,
      newChannelSchema.parse({
        kind: 'jira',
        name: 'Tickets',
        site: base,
        email: 'bot@example.com',
        apiToken: 'token-of-the-bot',
        projectKey: 'OPS',
      }),
    );
  const opened = () => received.filter(({ path }) => path === '/rest/api/3/issue').map(({ body }) => JSON.parse(body).fields);

  it('gets one issue a message, and none again when an answer was lost', async () => {
    const { channel } = await addJira();
    const issues: string[] = [];
    replies = {
      '/rest/api/3/search/jql': () => JSON.stringify({ issues }),
      '/rest/api/3/issue': () => '{"id":"1"}',
    };
    await addRule(channel.id);
    await finishScan('failed');
    expect(await workOff(orgId)).toMatchObject({ delivered: 1 });
    const [{ project, summary, labels, issuetype }] = opened();
    expect([project, issuetype, summary]).toEqual([{ key: 'OPS' }, { name: 'Task' }, expect.stringContaining('A scan failed')]);
    const [delivery] = await deliveries();
    expect(labels).toEqual(['cloudlens', `cloudlens-${delivery?.id}`]);
    expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('bot@example.com:token-of-the-bot').toString('base64')}`);

    issues.push('1');
    await withOrg(orgId, (tx) => tx.update(notificationDeliveries).set({ status: 'waiting', dueAt: new Date(0) }));
    expect(await deliver(orgId, delivery?.id ?? '')).toMatchObject({ ok: true });
    expect(opened()).toHaveLength(1);
  });

  it.each(['', '{"issues":[{"id"', '<html>maintenance</html>', '{"issues":7}', '{}'])(
    'opens nothing while the answer about what there is cannot be understood: %s',
    async (spoilt) => {
      const { channel } = await addJira();
      replies = { '/rest/api/3/search/jql': () => spoilt, '/rest/api/3/issue': () => '{"id":"1"}' };
      expect(await testChannel(admin.actor, channel.id)).toMatchObject({ ok: false });
      expect(opened()).toEqual([]);
    },
  );

  it('tells what to do about a refusal, and never its token', async () => {
    const { channel } = await addJira();
    answer = 401;
    expect(await testChannel(admin.actor, channel.id)).toMatchObject({ ok: false, status: 401, error: expect.stringContaining('token') });
    const [row] = await withOrg(orgId, (tx) => tx.select().from(notificationChannels));
    expect(row?.target).toBe(`${new URL(base).host}, OPS`);
    expect(JSON.stringify([row, await listChannels(admin.actor), await deliveries()])).not.toContain('token-of-the-bot');
  });
});

describe('AWS SNS', () => {
  const topicArn = 'arn:aws:sns:eu-central-1:111122223333:security';
  const addTopic = () =>
    createChannel(
      admin.actor,
      newChannelSchema.parse({
        kind: 'sns',
        name: 'Topic',
        topicArn,
        accessKeyId: 'AKIAEXAMPLEEXAMPLE00',
        secretAccessKey: 'a-secret-of-the-test',
      }),
    );
  beforeAll(() => {
    process.env.AWS_ENDPOINT_URL_SNS = base;
  });
  afterAll(() => {
    delete process.env.AWS_ENDPOINT_URL_SNS;
  });

  it('gets words for people and JSON for programs, under the id of the message', async () => {
    replies = {
      '/': () =>
        '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    };
    const { channel } = await addTopic();
    await addRule(channel.id);
    await finishScan('failed');
    expect(await workOff(orgId)).toMatchObject({ delivered: 1 });
    const sent = new URLSearchParams(received[0]?.body);
    expect([sent.get('Action'), sent.get('TopicArn'), sent.get('MessageStructure')]).toEqual(['Publish', topicArn, 'json']);
    const [delivery] = await deliveries();
    const parts = JSON.parse(sent.get('Message') ?? '{}') as Record<string, string>;
    expect(JSON.parse(parts.default ?? '{}')).toMatchObject({ type: 'changes', id: delivery?.id, total: 1 });
    expect(parts.email).toContain('A scan failed');
    expect(received[0]?.headers.authorization).toContain('Credential=AKIAEXAMPLEEXAMPLE00/');
    expect(JSON.stringify([await listChannels(admin.actor), await deliveries()])).not.toContain('a-secret-of-the-test');
  });

  it('tells when the key may not publish', async () => {
    answer = 403;
    replies = {
      '/': () => '<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>no</Message></Error></ErrorResponse>',
    };
    const { channel } = await addTopic();
    expect(await testChannel(admin.actor, channel.id)).toMatchObject({ ok: false, error: expect.stringContaining('lacks sns:Publish') });
    expect(
      newChannelSchema.safeParse({
        kind: 'sns',
        name: 'x',
        topicArn: 'arn:aws:sqs:eu-central-1:111122223333:q',
        accessKeyId: 'A',
        secretAccessKey: 'b',
      }).success,
    ).toBe(false);
  });
});
