import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { scans } from '@/drizzle/schema/scans';
import { judgedAccount } from '@/server/compliance/testing/judged-account';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { setResourceLimit } from '@/server/operate/limits/launch-limit';
import { limitPerson, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { allowStart, readLimits } from './start-limits';

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
