import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scheduledReports } from '@/drizzle/schema/dashboards';
import { driftDetections } from '@/drizzle/schema/drift';
import { forwarders } from '@/drizzle/schema/forwarding';
import { organizations } from '@/drizzle/schema/identity';
import { notificationChannels, notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
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
  'follow-drift-detection': (mine, theirs) => ({ orgId: mine.orgId, detectionId: theirs.ids.detection }),
  'start-waiting-drift-detections': (mine, theirs) => ({ orgId: mine.orgId, awsAccountId: theirs.ids.account }),
  'refresh-cost': (mine, theirs) => ({ orgId: mine.orgId, refreshId: theirs.ids.costRefresh, epoch: 0 }),
  'run-workflow': (mine, theirs) => ({ orgId: mine.orgId, runId: theirs.ids.run }),
  'forward-findings': (mine, theirs) => ({ orgId: mine.orgId, forwarderId: theirs.ids.forwarder }),
  'forward-slowly': (mine, theirs) => ({ orgId: mine.orgId, forwarderId: theirs.ids.forwarder }),
  'make-report': (mine, theirs) => ({ orgId: mine.orgId, reportId: theirs.ids.report }),
  // Believes nothing of its event: which organizations are due is in their rows.
  'erase-deleted': (mine) => ({ orgId: mine.orgId }),
  // Its event names one organization, and nothing in it another's.
  'notify-organization': (mine) => ({ orgId: mine.orgId }),
  'notify-slow-receivers': (mine) => ({ orgId: mine.orgId }),
  // The same: which accounts are to be judged is in their rows.
  'judge-by-new-settings': (mine) => ({ orgId: mine.orgId }),
};

/** A detection that nobody is late for, so that no sweeper takes it meanwhile. */
const underWay = { region: 'eu-west-1', trigger: 'user', nextPollAt: new Date(Date.now() + 86_400_000) } as const;

/** What must be true of the right organization before its event does anything. */
const first: Record<string, (theirs: FurnishedOrganization) => Promise<unknown>> = {
  'erase-deleted': ({ orgId }) =>
    withIdentity((tx) =>
      tx
        .update(organizations)
        .set({ deletedAt: new Date(0) })
        .where(eq(organizations.id, orgId)),
    ),
  'notify-organization': ({ orgId }) => withOrg(orgId, (tx) => tx.update(notificationRules).set({ dueAt: new Date() })),
  'notify-slow-receivers': ({ orgId }) =>
    withOrg(orgId, async (tx) => {
      await tx.update(notificationChannels).set({ slowSince: new Date() });
      await tx.update(notificationDeliveries).set({ status: 'waiting', dueAt: new Date(0) });
    }),
  'make-report': ({ orgId }) => withOrg(orgId, (tx) => tx.update(scheduledReports).set({ dueAt: new Date(0) })),
  'forward-findings': ({ orgId }) => withOrg(orgId, (tx) => tx.update(forwarders).set({ enabled: true, dueAt: new Date(0) })),
  'forward-slowly': ({ orgId }) => withOrg(orgId, (tx) => tx.update(forwarders).set({ enabled: true, dueAt: new Date(0) })),
  'start-waiting-drift-detections': ({ orgId }) =>
    withOrg(orgId, ({ sql }) => sql`update drift_detections set next_poll_at = now() where org_id = ${orgId} and status = 'QUEUED'`),
  'run-workflow': ({ orgId, ids }) =>
    withOrg(
      orgId,
      ({ sql }) => sql`update workflow_runs set status = 'queued', finished_at = null where org_id = ${orgId} and id = ${ids.run}`,
    ),
  'judge-by-new-settings': ({ orgId, ids }) =>
    withOrg(orgId, async ({ sql }) => {
      await sql`update scans set operations = '{}', started_at = now() where org_id = ${orgId}`;
      await sql`
        update aws_accounts set active_scan_id = null, status = 'connected',
          last_scan_id = (select id from scans where org_id = ${orgId} and aws_account_id = ${ids.account} order by seq limit 1)
        where org_id = ${orgId} and id = ${ids.account}`;
    }),
};

const idOf = (made: (typeof functions)[number]): string => made.id();
const startedByClock = (made: (typeof functions)[number]): boolean => {
  const { triggers = [] } = (made as unknown as { opts: { triggers?: object[] } }).opts;
  return triggers.length > 0 && triggers.every((trigger) => 'cron' in trigger);
};

/** The same for all jobs: none may touch it. */
let mine: FurnishedOrganization;
/** Anew for each job: one of them erases what it is told of. */
let theirs: FurnishedOrganization;
beforeAll(async () => {
  mine = await furnishWithWork();
});
afterAll(closeDatabase);

/** An organization with a scan that has got its turn, and detections under way and waiting. */
async function furnishWithWork(): Promise<FurnishedOrganization> {
  const made = await furnishOrganization();
  const { orgId, ids } = made;
  await withOrg(orgId, async (tx) => {
    const [scan] = await tx
      .insert(scans)
      .values({ orgId, awsAccountId: ids.account, seq: 2, status: 'queued', trigger: 'user', admittedAt: new Date() })
      .returning({ id: scans.id });
    ids.scan = scan?.id ?? '';
    const stack = (name: string) => ({ ...underWay, orgId, awsAccountId: ids.account, stackArn: name, stackName: name });
    const [detection] = await tx
      .insert(driftDetections)
      .values([
        { ...stack('a'), status: 'DETECTION_IN_PROGRESS', startedAt: new Date() },
        { ...stack('b'), status: 'QUEUED' },
      ])
      .returning({ id: driftDetections.id });
    ids.detection = detection?.id ?? '';
  });
  return made;
}

const mixed = functions.filter((made) => !startedByClock(made));

describe.each(mixed.map((made) => [idOf(made), made] as const))('%s', (id, made) => {
  beforeEach(async () => {
    theirs = await furnishWithWork();
  });

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
    const before = await rowsOf(theirs.orgId);
    // The right one does something, or the above would prove nothing.
    await runFunction(made, event(theirs, theirs)).catch(() => undefined);
    expect(await rowsOf(theirs.orgId)).not.toEqual(before);
    expect(await rowsOf(mine.orgId)).toEqual(earlier[0]);
  });
});

describe('the suite itself', () => {
  it('has a line for every job that an event starts', () => {
    expect(mixed.map(idOf).sort()).toEqual(Object.keys(events).sort());
  });
});
