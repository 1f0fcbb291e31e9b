import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { scheduledReports } from '@/drizzle/schema/dashboards';
import { notificationDeliveries } from '@/drizzle/schema/notifications';
import { testProgram } from '@/scripts/test/programs';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { createChannel } from '@/server/notifications/channels';
import { newChannelSchema } from '@/server/notifications/schema';
import { makeReport } from '@/server/reports/make/make-report';
import { createReport } from '@/server/reports/mutations';
import { newReportSchema } from '@/server/reports/schema';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { failpointsOf } from './cases/failpoints';
import type { NamedCase } from './lib/cases';
import { endOf } from './lib/child';
import { type ProxyFaults, startDatabaseProxy } from './lib/database-proxy';
import { eachCase } from './lib/each-case';

// Whatever becomes of the worker and the database: one message for a report's due time, no more and no less.

beforeAll(() => {
  process.env.WEBHOOK_PRIVATE_HOSTS = '127.0.0.1';
});
afterAll(closeDatabase);

interface Target {
  orgId: OrgId;
  id: string;
}

async function dueReport(): Promise<Target> {
  const orgId = await makeOrganization();
  const { actor } = await makePerson(orgId);
  const { channel } = await createChannel(actor, newChannelSchema.parse({ kind: 'webhook', name: 'W', url: 'http://127.0.0.1:9/' }));
  const schedule = { frequency: 'daily', hour: 8 };
  const { id } = await createReport(
    actor,
    newReportSchema.parse({ name: 'R', source: { kind: 'findings' }, channelId: channel.id, schedule }),
  );
  await withOrg(orgId, (tx) => tx.update(scheduledReports).set({ dueAt: new Date('2026-01-01T08:00:00Z') }));
  return { orgId, id };
}

const program = await testProgram('job');
const startWorker = ({ orgId, id }: Target, env: Record<string, string>) =>
  spawn(process.execPath, [program, 'report', orgId, id], { env: { ...process.env, ...env }, stdio: 'ignore' });

/** The sweep comes again, and again. */
async function expectOne({ orgId, id }: Target): Promise<void> {
  await makeReport(orgId, id);
  await makeReport(orgId, id);
  const [report] = await withOrg(orgId, (tx) => tx.select().from(scheduledReports));
  expect(report?.dueAt?.getTime()).toBeGreaterThan(Date.parse('2026-01-02T00:00:00Z'));
  expect(await withOrg(orgId, (tx) => tx.select().from(notificationDeliveries))).toHaveLength(1);
}

interface KillCase extends NamedCase {
  failpoint: string;
}
const kills = failpointsOf('server/reports').map((failpoint): KillCase => ({ row: 'reporting worker killed', name: failpoint, failpoint }));

describe('a worker that makes a report and is killed', () => {
  eachCase(
    kills,
    async ({ failpoint }) => {
      const target = await dueReport();
      expect(await endOf(startWorker(target, { CLOUDLENS_FAILPOINT: failpoint }))).toBe('SIGKILL');
      await expectOne(target);
    },
    { spread: 1 },
  );
});

interface DatabaseCase extends NamedCase {
  faults: ProxyFaults;
}
/** Of its transactions the last one writes; the others read. */
const databaseCases = [1, 2, 3].flatMap((nth): DatabaseCase[] => [
  { row: 'reporting without a database', name: `the reply to COMMIT ${nth} is lost`, faults: { loseReplyToCommit: nth } },
  { row: 'reporting without a database', name: `away at COMMIT ${nth}`, faults: { awayAtCommit: { commit: nth, ms: 1_000 } } },
]);

describe('a database that goes away while a report is made', () => {
  eachCase(
    databaseCases,
    async ({ faults }) => {
      const target = await dueReport();
      const { DATABASE_APP_URL } = inject('databaseUrls');
      const proxy = await startDatabaseProxy(DATABASE_APP_URL, faults);
      try {
        await endOf(startWorker(target, { DATABASE_APP_URL: proxy.through(DATABASE_APP_URL) }));
        expect(proxy.struck()).toBeGreaterThan(0);
      } finally {
        await proxy.close();
      }
      await expectOne(target);
    },
    { spread: 1 },
  );
});

const twice: NamedCase[] = [2, 5].map((rounds) => ({ row: 'reporting told twice', name: `${rounds} events at once` }));

describe('an event that comes more than once', () => {
  eachCase(twice, async ({ name }) => {
    const target = await dueReport();
    await Promise.all(Array.from({ length: Number.parseInt(name, 10) }, () => makeReport(target.orgId, target.id)));
    await expectOne(target);
  });
});
