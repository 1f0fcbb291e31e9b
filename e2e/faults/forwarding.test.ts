import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { forwarders } from '@/drizzle/schema/forwarding';
import { testProgram } from '@/scripts/test/programs';
import { closeDatabase, withOrg } from '@/server/db';
import { fillFindings } from '@/server/findings/testing/many-findings';
import { listForwardingRuns } from '@/server/forwarding/data';
import { forward } from '@/server/forwarding/run/forward';
import { forwarderSettingsSchema } from '@/server/forwarding/schema';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { failpointsOf } from './cases/failpoints';
import { type AwsTargetServer, answerFaults, lineFaults, startAwsTarget, type TargetFault } from './lib/aws-target';
import type { NamedCase } from './lib/cases';
import { endOf } from './lib/child';
import { type ProxyFaults, startDatabaseProxy } from './lib/database-proxy';
import { eachCase } from './lib/each-case';

// Whatever buckets, Security Hub, workers and the database do: every finding arrives, and no part of a file is shown as the whole.

/** `parts`: so much that the file goes up in several. */
const targets = { bucket: 200, 'bucket in parts': 5_000, hub: 200 } as const;
type TargetKind = keyof typeof targets;
const kinds = Object.keys(targets) as TargetKind[];

let aws: AwsTargetServer;
let owner: postgres.Sql;
beforeAll(async () => {
  aws = await startAwsTarget();
  // Before the settings are read for the first time.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_CALL_TIMEOUT_MS: '1000',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00',
    AWS_SECRET_ACCESS_KEY: 'of-the-test',
  });
  owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
});
afterEach(() => aws.become(null));
afterAll(async () => {
  await owner.end();
  await aws.close();
  await closeDatabase();
});

/** An organization with findings in one account, and a forwarder that is due. */
async function scene(kind: TargetKind) {
  aws.objects.clear();
  aws.uploads.clear();
  aws.imported.clear();
  const orgId = await makeOrganization();
  const { actor } = await makePerson(orgId);
  const [account = ''] = await fillFindings(owner, { orgId, accounts: 1, verdicts: targets[kind] });
  await owner`
    update aws_accounts set kind = 'role', role_arn = 'arn:aws:iam::100000000001:role/CloudLensScanRole', external_id = ${randomUUID()}
    where org_id = ${orgId}`;
  await owner`
    insert into verdict_details (org_id, verdict_id, summary, evidence)
    select org_id, id, 'x', jsonb_build_object('policy', repeat('x', ${kind === 'bucket in parts' ? 3_000 : 10}::int)) from verdicts
    where org_id = ${orgId} and finding = 'open'`;
  const settings = forwarderSettingsSchema.parse(
    kind === 'hub' ? { kind: 'security-hub' } : { kind: 's3', awsAccountId: account, bucket: 'acme-security', region: 'eu-central-1' },
  );
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .insert(forwarders)
      .values({ orgId, name: 'x', kind: settings.kind, settings, dueAt: new Date(0) })
      .returning({ id: forwarders.id }),
  );
  const [open] = await owner<{ n: number }[]>`select count(*)::int as n from verdicts where org_id = ${orgId} and finding = 'open'`;
  return { kind, orgId, actor, id: row?.id ?? '', open: open?.n ?? 0 };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** Days from now, so that every lease has ended and the forwarder is due. */
let days = 0;
const run = async ({ orgId, id }: { orgId: OrgId; id: string }) => {
  days += 2;
  return (await forward(orgId, id, new Date(Date.now() + days * 86_400_000))).status;
};

/** Runs that nothing disturbs but a busy machine, which may take longer for a part than a target may: the next one does it again. */
async function untilCompleted(target: Scene): Promise<void> {
  for (let tries = 1; (await run(target)) !== 'completed'; tries += 1) expect(tries).toBeLessThan(5);
}

/** What must hold at any time: each object is a whole file. */
function wholeFiles({ open }: Scene): void {
  for (const text of aws.objects.values()) expect((JSON.parse(text) as unknown[]).length).toBe(open);
}

/** And after a run that nothing disturbed. */
async function arrived(target: Scene): Promise<void> {
  wholeFiles(target);
  const [last] = await listForwardingRuns(target.actor, target.id);
  if (target.kind === 'hub') {
    expect(aws.imported.size).toBe(target.open);
    expect(last).toMatchObject({ status: 'completed', problems: [] });
    return;
  }
  expect(last).toMatchObject({ status: 'completed', sent: target.open, problems: [] });
  expect([...aws.objects.keys()]).toContain(last?.place?.replace('s3:/', ''));
}

interface TargetCase extends NamedCase {
  kind: TargetKind;
  fault: TargetFault;
}
const targetCases = kinds.flatMap((kind) =>
  [...lineFaults, ...answerFaults].map(
    (fault): TargetCase => ({ row: 'forwarding target in trouble', name: `${kind} ${fault}`, kind, fault }),
  ),
);

describe('a target in trouble', () => {
  eachCase(targetCases, async ({ kind, fault }) => {
    const target = await scene(kind);
    await aws.become(fault);
    const status = await run(target);
    const [first] = await listForwardingRuns(target.actor, target.id);
    expect(first?.status).toBe(status);
    wholeFiles(target);
    if (status === 'completed') await arrived(target);
    else {
      expect(first?.place).toBeNull();
      expect(first?.problems.length).toBeGreaterThan(0);
      for (const { reason } of first?.problems ?? []) expect(reason).toMatch(/\w/);
      expect(JSON.stringify(first)).not.toMatch(/of-the-test|127\.0\.0\.1/);
    }
    await aws.become(null);
    await untilCompleted(target);
    await arrived(target);
  });
});

const program = await testProgram('job');
const startForwarder = ({ orgId, id }: Scene, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [program, 'forward', orgId, id], { env: { ...process.env, ...env }, stdio: 'ignore' });

interface KillCase extends NamedCase {
  kind: TargetKind;
  failpoint: string;
}
const killCases = failpointsOf('server/forwarding').flatMap((failpoint) =>
  kinds
    .filter((kind) => failpoint.startsWith('forward.') || kind.startsWith(failpoint.split('.')[0] ?? ''))
    .map((kind): KillCase => ({ row: 'forwarding worker killed', name: `${kind} at ${failpoint}`, kind, failpoint })),
);

describe('a worker that forwards and is killed', () => {
  eachCase(killCases, async ({ kind, failpoint }) => {
    const target = await scene(kind);
    expect(await endOf(startForwarder(target, { CLOUDLENS_FAILPOINT: failpoint }))).toBe('SIGKILL');
    wholeFiles(target);
    await untilCompleted(target);
    await arrived(target);
    const first = (await listForwardingRuns(target.actor, target.id)).at(-1);
    expect(first?.status).toBe(failpoint === 'forward.ended' ? 'completed' : 'failed');
  });
});

interface DatabaseCase extends NamedCase {
  kind: TargetKind;
  faults: ProxyFaults;
}
/** Each run commits so often, and more. */
const databaseCases = kinds.flatMap((kind) =>
  [1, 2, 3, 4].flatMap((nth): DatabaseCase[] => [
    { row: 'forwarding without a database', name: `${kind}, the reply to COMMIT ${nth} is lost`, kind, faults: { loseReplyToCommit: nth } },
    {
      row: 'forwarding without a database',
      name: `${kind}, away at COMMIT ${nth}`,
      kind,
      faults: { awayAtCommit: { commit: nth, ms: 500 } },
    },
  ]),
);

describe('a database that goes away while findings are forwarded', () => {
  eachCase(databaseCases, async ({ kind, faults }) => {
    const target = await scene(kind);
    const { DATABASE_APP_URL } = inject('databaseUrls');
    const proxy = await startDatabaseProxy(DATABASE_APP_URL, faults);
    try {
      await endOf(startForwarder(target, { DATABASE_APP_URL: proxy.through(DATABASE_APP_URL) }));
      expect(proxy.struck()).toBeGreaterThan(0);
    } finally {
      await proxy.close();
    }
    wholeFiles(target);
    await untilCompleted(target);
    await arrived(target);
  });
});

const twice = kinds.map(
  (kind): TargetCase => ({ row: 'forwarding told twice', name: `${kind}, five events at once`, kind, fault: 'refuses' }),
);

describe('an event that comes more than once', () => {
  eachCase(twice, async ({ kind }) => {
    const target = await scene(kind);
    const both = await Promise.all(Array.from({ length: 5 }, async () => (await forward(target.orgId, target.id)).status));
    expect(both.filter((status) => status !== null)).toEqual(['completed']);
    await arrived(target);
    expect([...aws.imported.values()].every((times) => times === 1)).toBe(true);
  });
});
