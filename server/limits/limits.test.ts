import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { scans } from '@/drizzle/schema/scans';
import { inngest } from '@/inngest/client';
import { judgedAccount } from '@/server/compliance/testing/judged-account';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { setResourceLimit } from '@/server/operate/limits/launch-limit';
import { startScan } from '@/server/scans/mutations';
import { limitPerson, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { createWorkflow } from '@/server/workflows/mutations';
import { startRun } from '@/server/workflows/runs/start-run';
import type { StartResource } from './constants';
import { readLimits, takeStart } from './start-limits';

vi.spyOn(inngest, 'send').mockResolvedValue({ ids: [] });
afterAll(closeDatabase);

let orgId: OrgId;
let admin: Person;
let operator: Person;
let account: { id: string };
beforeEach(async () => {
  orgId = await makeOrganization();
  [admin, operator] = [await makePerson(orgId), await makePerson(orgId, 'operator')];
  account = await judgedAccount(orgId, [], { scanned: false });
});

const allowStart = (actor: Person['actor'], resource: StartResource) => withOrg(actor, (tx) => takeStart(tx, actor, resource));

let seq = 10;
const scanned = (by: Person | null, minutesAgo: number) =>
  withOrg(orgId, (tx) => {
    seq += 1;
    const queuedAt = new Date(Date.now() - minutesAgo * 60_000);
    const asked = by ? ({ trigger: 'user', requestedBy: by.actor.userId } as const) : ({ trigger: 'schedule' } as const);
    return tx.insert(scans).values({ orgId, id: randomUUID(), awsAccountId: account.id, seq, status: 'completed', queuedAt, ...asked });
  });
const set = (perHour: number | null, userId?: string) => setResourceLimit(admin.actor, { resource: 'scans.start', perHour, userId });

it('counts what a person began within the hour, and says when there is room again', async () => {
  await set(2, operator.actor.userId);
  await scanned(operator, 50);
  await scanned(operator, 61);
  await scanned(null, 1);
  await allowStart(operator.actor, 'scans.start');
  await scanned(operator, 5);
  await expect(allowStart(operator.actor, 'scans.start')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    message: expect.stringMatching(/^You may begin 2 scans an hour, and 2 were\. Try again in (9|10) min/),
    details: { limit: 2, used: 2, retryAfterSeconds: expect.any(Number) },
  });
  await allowStart(admin.actor, 'scans.start');
  await set(null, operator.actor.userId);
  await allowStart(operator.actor, 'scans.start');
});

it('counts what all of the organization began, also in accounts that the asker does not reach', async () => {
  await set(1);
  await scanned(admin, 1);
  const limited = await limitPerson(operator, {});
  await expect(allowStart(limited.actor, 'scans.start')).rejects.toMatchObject({
    message: expect.stringMatching(/^Your organization may begin 1 scans/),
  });
  await set(0);
  await expect(allowStart(admin.actor, 'scans.start')).rejects.toMatchObject({ details: { limit: 0 } });
});

it('tells each their own, and of others admins alone', async () => {
  await set(7, operator.actor.userId);
  const own = async ({ actor }: Person) => (await readLimits(actor)).find(({ resource }) => resource === 'scans.start');
  expect(await own(operator)).toMatchObject({ own: { perHour: 7, used: 0, isSet: true }, people: [] });
  expect(await own(admin)).toMatchObject({ own: { isSet: false }, people: [{ userId: operator.actor.userId, perHour: 7 }] });
});

/** What each kind of start does, for one of several at the same time. */
const starts: Record<StartResource, (nth: number) => Promise<() => Promise<unknown>>> = {
  'scans.start': async (nth) => {
    const { id } = await judgedAccount(orgId, [], { scanned: false, name: `shop ${nth}` });
    return () => startScan(operator.actor, { awsAccountId: id, trigger: 'user' });
  },
  'workflows.run': async (nth) => {
    const { id } = await createWorkflow(admin.actor, { name: `Workflow ${nth}`, kind: 'sh', script: 'echo hello' });
    return () => startRun(operator.actor, { workflowId: id, trigger: 'user' });
  },
};

it.each(Object.keys(starts) as StartResource[])(
  'lets through no more than the limit of twelve %s in the same instant',
  async (resource) => {
    await setResourceLimit(admin.actor, { resource, perHour: 3, userId: operator.actor.userId });
    const ready = await Promise.all(Array.from({ length: 12 }, (_, nth) => starts[resource](nth)));
    const ended = await Promise.allSettled(ready.map((start) => start()));
    const refused = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(9);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED', details: { limit: 3, used: 3 } });
    expect((await readLimits(operator.actor)).find((each) => each.resource === resource)?.own.used).toBe(3);
  },
);
