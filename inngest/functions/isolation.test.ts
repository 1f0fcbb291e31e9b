import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizations } from '@/drizzle/schema/identity';
import { scans } from '@/drizzle/schema/scans';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { type FurnishedOrganization, furnishOrganization } from '@/server/test/isolation/furnished-organization';
import { rowsOf } from '@/server/test/isolation/rows-of';
import { runFunction } from '@/server/test/isolation/run-function';
import { functions } from './functions';

/** An event may be forged or mixed up: a job that is told of one organization and of another's row must do nothing to either. */

type Event = (mine: FurnishedOrganization, theirs: FurnishedOrganization) => Record<string, unknown>;

/** For each job that an event starts, the event that mixes two organizations. A new one without a line fails; the clock names no ids. */
const events: Record<string, Event> = {
  'run-scan': (mine, theirs) => ({ orgId: mine.orgId, scanId: theirs.ids.scan }),
  // Believes nothing of its event: which organizations are due is in their rows.
  'erase-deleted': (mine) => ({ orgId: mine.orgId }),
};

/** What must be true of the right organization before its event does anything. */
const first: Record<string, (theirs: FurnishedOrganization) => Promise<unknown>> = {
  'erase-deleted': ({ orgId }) =>
    withIdentity((tx) =>
      tx
        .update(organizations)
        .set({ deletedAt: new Date(0) })
        .where(eq(organizations.id, orgId)),
    ),
};

const idOf = (made: (typeof functions)[number]): string => made.id();
const startedByClock = (made: (typeof functions)[number]): boolean => {
  const { triggers = [] } = (made as unknown as { opts: { triggers?: object[] } }).opts;
  return triggers.length > 0 && triggers.every((trigger) => 'cron' in trigger);
};

let mine: FurnishedOrganization;
let theirs: FurnishedOrganization;
beforeAll(async () => {
  [mine, theirs] = [await furnishOrganization(), await furnishOrganization()];
  for (const { orgId, ids } of [mine, theirs])
    await withOrg(orgId, async (tx) => {
      const [scan] = await tx
        .insert(scans)
        .values({ orgId, awsAccountId: ids.account, seq: 2, status: 'queued', trigger: 'user', admittedAt: new Date() })
        .returning({ id: scans.id });
      ids.scan = scan?.id ?? '';
    });
}, 60_000);
afterAll(closeDatabase);

const mixed = functions.filter((made) => !startedByClock(made));

describe.each(mixed.map((made) => [idOf(made), made] as const))('%s', (id, made) => {
  it('does nothing for an event that mixes two organizations, or names none', async () => {
    const event = events[id];
    if (!event) throw new Error('say in this file what an event of this job looks like');
    const earlier = [await rowsOf(mine.orgId), await rowsOf(theirs.orgId)];
    const nobody = '00000000-0000-4000-8000-000000000000';
    const wrong = [
      event(mine, theirs),
      event(theirs, mine),
      { ...event(theirs, theirs), orgId: nobody },
      { ...event(theirs, theirs), orgId: "' or true --" },
    ];
    for (const data of wrong) {
      const said = await runFunction(made, data).catch((error: Error) => error.message);
      expect(JSON.stringify(said)).not.toContain(theirs.canary);
    }
    expect([await rowsOf(mine.orgId), await rowsOf(theirs.orgId)]).toEqual(earlier);
    await first[id]?.(theirs);
    // The right one does something, or the above would prove nothing.
    await runFunction(made, event(theirs, theirs)).catch(() => undefined);
    expect(await rowsOf(theirs.orgId)).not.toEqual(earlier[1]);
    expect(await rowsOf(mine.orgId)).toEqual(earlier[0]);
  });
});

describe('the suite itself', () => {
  it('has a line for every job that an event starts', () => {
    expect(mixed.map(idOf).sort()).toEqual(Object.keys(events).sort());
  });
});
