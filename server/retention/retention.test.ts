import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { runLogChunks, workflowRuns, workflows } from '@/drizzle/schema/workflows';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, withOrg } from '@/server/db';
import { countFacets } from '@/server/findings/facets';
import { refreshFacets } from '@/server/findings/rollups';
import { cleanUp } from '@/server/identity/clean-up';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, readerOf } from '@/server/test/organization';
import { makeRow, type TenantTable, tenantTables } from '@/server/test/tenant-tables';
import { type Fate, fates, type RetentionAge } from './catalogue';
import { getRetention } from './data';
import { deleteExpired, organizationsToClean, organizationsWithAccounts, settleEndedMutes } from './delete-expired';
import { saveRetention } from './mutations';
import { defaultRetention, retentionSchema } from './schema';

// Rows are told apart by where they lie, which is anybody's once somebody else has cleaned up.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
const schemas = ['public', 'identity'] as const;
const tables = new Map<string, TenantTable>();
for (const schema of schemas)
  for (const table of await tenantTables(owner, schema)) tables.set(schema === 'public' ? table.name : `${schema}.${table.name}`, table);

afterAll(async () => {
  await Promise.all([owner.end(), closeDatabase()]);
});

describe('retention', () => {
  let orgId: OrgId;
  let account: string;

  beforeEach(async () => {
    orgId = await makeOrganization();
    [{ id: account } = { id: '' }] = await withOrg(orgId, (tx) =>
      tx
        .insert(awsAccounts)
        .values({ orgId, accountId: '111111111111', name: 'a', kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id }),
    );
  });

  it('is the default until somebody with the right chooses, which is audited', async () => {
    expect(await getRetention(readerOf(orgId))).toEqual(defaultRetention);
    const { actor } = await makePerson(orgId, 'admin');
    await saveRetention(actor, { scanDays: 30, historyDays: 90 });
    await saveRetention(actor, { scanDays: 31, historyDays: 90 });
    expect(await getRetention(readerOf(orgId))).toEqual({ scanDays: 31, historyDays: 90 });
    const audited = await withOrg(
      orgId,
      ({ sql }) => sql`select data from audit_log where org_id = ${orgId} and action = 'retention.update' order by id`,
    );
    expect(audited.map(({ data }) => data)).toEqual([
      { was: defaultRetention, scanDays: 30, historyDays: 90 },
      { was: { scanDays: 30, historyDays: 90 }, scanDays: 31, historyDays: 90 },
    ]);
    const { actor: operator } = await makePerson(orgId, 'operator');
    await expect(saveRetention(operator, { scanDays: 30, historyDays: 90 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    { scanDays: 6, historyDays: 90 },
    { scanDays: 30, historyDays: 29 },
    { scanDays: 30.5, historyDays: 90 },
    { scanDays: 30, historyDays: 4_000 },
    { scanDays: 30, historyDays: 90, auditDays: 1 },
  ])('refuses %o', (input) => {
    expect(retentionSchema.safeParse(input).success).toBe(false);
  });

  it('deletes answers to requests after a day, also where there is no account and nothing else', async () => {
    const bare = await makeOrganization();
    const { actor } = await makePerson(bare, 'admin');
    const keys = (id: OrgId) => withOrg(id, ({ sql }) => sql<{ key: string }[]>`select key from idempotency_keys where org_id = ${id}`);
    await withOrg(
      bare,
      ({ sql }) => sql`
      insert into idempotency_keys (org_id, key, actor_id, operation, request_hash, created_at)
      select ${bare}, key, ${actor.userId}, 'x', 'h', now() - age from (values ('old', interval '25 hours'), ('new', interval '1 hour')) k (key, age)`,
    );
    for (const id of await organizationsToClean()) if (id === bare) await deleteExpired(id);
    expect(await keys(bare)).toEqual([{ key: 'new' }]);
    expect(await organizationsWithAccounts()).not.toContain(bare);
  });

  it('deletes what is older, and nothing that the present rests on', async () => {
    const { actor } = await makePerson(orgId, 'admin');
    await saveRetention(actor, { scanDays: 30, historyDays: 60 });
    await withOrg(orgId, async ({ sql }) => {
      for (const [seq, days] of [
        [1, 100],
        [2, 40],
        [3, 20],
        [4, 90],
      ] as const)
        await sql`insert into scans (org_id, aws_account_id, seq, trigger, status, queued_at) values (${orgId}, ${account}, ${seq}, 'user', 'completed', now() - make_interval(days => ${days}))`;
      await sql`update aws_accounts set last_scan_id = (select id from scans where org_id = ${orgId} and seq = 4) where org_id = ${orgId}`;
      const findings =
        await sql`insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, first_seen_at, changed_at, hash)
        select ${orgId}, ${account}, 'ec2/x', 'arn:' || f, 'T', f, 'ec2', 'global', 1, 'fail', f, now(), now(), 'h' from unnest(array['open', 'resolved']) f returning id, finding`;
      for (const { id, finding } of findings)
        for (const days of [70, 50])
          await sql`insert into changes (org_id, at, kind, verdict_id, data) values (${orgId}, now() - make_interval(days => ${days}), 'finding.opened', ${id}, ${JSON.stringify({ finding, days })}::jsonb)`;
      // Of three, two of them old, the older one no longer says anything; and so for the organization.
      for (const days of [90, 80, 10]) {
        const counts = sql`1, 0, 0, 0, 0, 0, 0`;
        await sql`insert into account_scores (org_id, aws_account_id, framework_id, at, pass, fail, unknown, excepted, manual, attested, not_applicable)
          values (${orgId}, ${account}, 'cis-5.0', now() - make_interval(days => ${days}), ${counts})`;
        await sql`insert into org_scores (org_id, framework_id, at, pass, fail, unknown, excepted, manual, attested, not_applicable)
          values (${orgId}, 'cis-5.0', now() - make_interval(days => ${days}), ${counts})`;
      }
      // Twelve looks at one stack, of which ten stay however old, one that is older and runs still, and one at another stack.
      for (const [stack, days, status] of [
        ...Array.from({ length: 12 }, (_, index) => ['a', 70 + index, 'DETECTION_COMPLETE'] as const),
        ['a', 99, 'DETECTION_IN_PROGRESS'],
        ['b', 99, 'DETECTION_FAILED'],
      ] as const)
        await sql`insert into drift_detections (org_id, aws_account_id, stack_arn, stack_name, region, status, trigger, queued_at, stack_drift_status)
          values (${orgId}, ${account}, ${stack}, ${stack}, 'x', ${status}, 'user', now() - make_interval(days => ${days}),
            ${status === 'DETECTION_COMPLETE' ? 'DRIFTED' : null})`;
      for (const [id, gone] of [
        ['here', null],
        ['gone', 70],
        ['went', 50],
      ] as const) {
        const [resource] =
          await sql`insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at, deleted_at)
          values (${orgId}, ${account}, 'ec2', 'AWS::EC2::VPC', 'x', 'x', ${id}, ${id}, '{}', '{}', '[]', 'h', now(), now(), now() - make_interval(days => ${gone}::int)) returning id`;
        for (const days of [90, 80])
          await sql`insert into resource_versions (org_id, resource_id, changed_at, scan_id, change, hash) values (${orgId}, ${resource?.id}, now() - make_interval(days => ${days}), gen_random_uuid(), 'changed', ${String(days)})`;
      }
    });
    // Twelve runs of one workflow, all old, one that waits since long ago, and what somebody did to instances.
    await withOrg(orgId, async (tx) => {
      const [workflow] = await tx
        .insert(workflows)
        .values({ orgId, name: 'w', kind: 'sh', createdBy: orgId })
        .returning({ id: workflows.id });
      const run = {
        orgId,
        workflowId: workflow?.id ?? '',
        version: 1,
        phase: 'run' as const,
        trigger: 'user' as const,
        requestedByName: 'x',
      };
      const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
      const made = await tx
        .insert(workflowRuns)
        .values([
          ...Array.from({ length: 12 }, (_, nth) => ({
            ...run,
            status: 'succeeded' as const,
            queuedAt: ago(70 + nth),
            finishedAt: ago(70 + nth),
          })),
          { ...run, status: 'awaiting_approval' as const, queuedAt: ago(99) },
        ])
        .returning({ id: workflowRuns.id });
      await tx
        .insert(runLogChunks)
        .values(
          made.map(({ id }) => ({ orgId, runId: id, seq: 1, stream: 'stdout' as const, firstLine: 1, lines: 1, bytes: 1, body: 'x' })),
        );
      for (const days of [70, 1])
        await tx.sql`insert into operate_actions (org_id, aws_account_id, region, kind, target, token, request_hash, status, requested_by_name, requested_at)
          values (${orgId}, ${account}, 'x', 'start', 'i-1', ${String(days)}, 'h', 'settled', 'x', now() - make_interval(days => ${days}))`;
    });
    expect(await organizationsToClean()).toContain(orgId);
    const auditedBefore = await withOrg(orgId, ({ sql }) => sql`select id from audit_log where org_id = ${orgId}`);
    expect(await deleteExpired(orgId)).toEqual({
      scans: 2,
      changes: 1,
      versions: 3,
      resources: 1,
      scores: 2,
      detections: 2,
      runs: 2,
      actions: 1,
      messages: 0,
      paths: 0,
      refreshes: 0,
      answers: 0,
    });
    expect(await deleteExpired(orgId)).toEqual({
      scans: 0,
      changes: 0,
      versions: 0,
      resources: 0,
      scores: 0,
      detections: 0,
      runs: 0,
      actions: 0,
      messages: 0,
      paths: 0,
      refreshes: 0,
      answers: 0,
    });
    await withOrg(orgId, async ({ sql }) => {
      expect((await sql`select seq from scans where org_id = ${orgId} order by 1`).map(({ seq }) => seq)).toEqual([3, 4]);
      expect(
        (await sql`select data from changes where org_id = ${orgId} order by id`).map(({ data }) => `${data.finding} ${data.days}`),
      ).toEqual(['open 70', 'open 50', 'resolved 50']);
      expect(
        (
          await sql`select r.arn, v.hash from resources r join resource_versions v on v.org_id = r.org_id and v.resource_id = r.id where r.org_id = ${orgId} order by 1`
        ).map(({ arn, hash }) => [arn, hash]),
      ).toEqual([
        ['here', '80'],
        ['went', '80'],
      ]);
      const looks = await sql`
        select stack_arn, status, (extract(epoch from now() - queued_at) / 86400)::int as days from drift_detections where org_id = ${orgId} order by 1, 3`;
      expect(looks.map(({ stack_arn, days }) => `${stack_arn} ${days}`)).toEqual([
        ...Array.from({ length: 10 }, (_, index) => `a ${70 + index}`),
        'a 99',
        'b 99',
      ]);
      expect(await sql`select 1 from run_log_chunks where org_id = ${orgId}`).toHaveLength(11);
      expect((await sql`select token from operate_actions where org_id = ${orgId}`).map(({ token }) => token)).toEqual(['1']);
      expect(await sql`select id from audit_log where org_id = ${orgId}`).toHaveLength(auditedBefore.length);
    });
  });

  it('counts anew once mutes have ended', async () => {
    await withOrg(orgId, async ({ sql }) => {
      const [mute] =
        await sql`insert into mutes (org_id, reason, created_by, expires_at) values (${orgId}, 'x', ${orgId}, now() + interval '1 hour') returning id`;
      await sql`insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, mute_id, muted_until, first_seen_at, changed_at, hash)
        values (${orgId}, ${account}, 'ec2/x', 'arn', 'T', 'r', 'ec2', 'global', 1, 'fail', 'open', ${mute?.id}, now() + interval '1 hour', now(), now(), 'h')`;
      await refreshFacets(sql, orgId, account);
    });
    const open = async () => (await countFacets(readerOf(orgId), {})).status.find(({ value }) => value === 'open')?.count;
    expect(await open()).toBe(0);
    await withOrg(orgId, async ({ sql }) => {
      await sql`update mutes set expires_at = now() - interval '1 second' where org_id = ${orgId}`;
      await sql`update verdicts set muted_until = now() - interval '1 second' where org_id = ${orgId}`;
    });
    expect(await open()).toBe(1);
    expect(await settleEndedMutes(orgId)).toEqual({ mutes: 1 });
    expect(await settleEndedMutes(orgId)).toEqual({ mutes: 0 });
    const [counted] = await withOrg(
      orgId,
      ({ sql }) => sql`select open, muted from org_facets where org_id = ${orgId} and field = '' and by_field = ''`,
    );
    expect({ ...counted }).toEqual({ open: 1, muted: 0 });
    expect(await open()).toBe(1);
  });
});

describe('every table', () => {
  type Expiring = { [T in keyof typeof fates]: (typeof fates)[T] extends { expires: string } ? T : never }[keyof typeof fates];
  const all = Object.entries(fates) as [string, Fate][];
  const expiring = all.flatMap(([table, fate]) => ('expires' in fate ? [{ table: table as Expiring, ...fate }] : []));
  const day = 86_400_000;
  const now = Date.now();
  const days: Record<RetentionAge, number> = {
    history: defaultRetention.historyDays,
    scans: defaultRetention.scanDays,
    'a day': 1,
    'its end': 0,
    '30 days': 30,
  };
  const of = crypto.randomUUID();

  /** What rows of a table have in common, so that they are of one thing and over, and how many of the old ones stay as the newest. */
  const alike: Partial<Record<Expiring, { row: (at: string, nth: number) => Record<string, unknown>; stay?: number }>> = {
    account_scores: { row: () => ({ aws_account_id: of, framework_id: 'x' }), stay: 1 },
    attack_paths: { row: () => ({ status: 'closed' }) },
    cost_refreshes: { row: (at) => ({ aws_account_id: of, status: 'completed', queued_at: at }) },
    drift_detections: { row: () => ({ aws_account_id: of, stack_arn: 'x', status: 'DETECTION_COMPLETE' }), stay: 9 },
    notification_deliveries: { row: (at) => ({ status: 'delivered', created_at: at }) },
    org_scores: { row: () => ({ framework_id: 'x' }), stay: 1 },
    resource_versions: { row: () => ({ resource_id: 1 }) },
    scans: { row: (_at, nth) => ({ aws_account_id: account, seq: nth, status: 'completed' }) },
    workflow_runs: { row: () => ({ workflow_id: of, status: 'succeeded' }), stay: 9 },
    'identity.vendor_objects': { row: () => ({ kind: 'session' }) },
  };
  let account = '';
  let orgId: OrgId;
  /** Where the rows lie, oldest last; the first is not old. */
  const planted = new Map<Expiring, string[]>();

  beforeAll(async () => {
    orgId = await makeOrganization();
    [{ id: account } = { id: '' }] = await withOrg(orgId, (tx) =>
      tx
        .insert(awsAccounts)
        .values({ orgId, accountId: '111111111111', name: 'a', kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id }),
    );
    await owner.begin(async (sql) => {
      // Past foreign keys: each table is looked at for itself.
      await sql`set local session_replication_role = replica`;
      for (const { table, by, after } of expiring) {
        const made = tables.get(table);
        if (!made) throw new Error(`There is no table ${table}.`);
        const places: string[] = [];
        for (let nth = 0; nth < 13; nth += 1) {
          const at = new Date(now - (days[after] + nth - 0.5) * day);
          const isNumber = made.columns.find(({ name }) => name === by)?.type === 'int8';
          const row = {
            ...makeRow(made, orgId),
            ...alike[table]?.row(at.toISOString(), nth),
            [by]: isNumber ? at.getTime() : at.toISOString(),
          };
          const [place] = await sql<{ ctid: string }[]>`insert into ${sql(table)} ${sql(row)} returning ctid::text`;
          places.push(place?.ctid ?? '');
        }
        planted.set(table, places);
      }
    });
    await deleteExpired(orgId, new Date(now));
    await cleanUp(new Date(now));
  });

  it('is kept for a reason, or goes with another or by a job, and no other has a fate', () => {
    expect(all.map(([table]) => table).sort()).toEqual([...tables.keys()].sort());
  });

  it('that goes with another does so in the database', async () => {
    const cascades = await owner<{ child: string; parent: string }[]>`
      select regexp_replace(conrelid::regclass::text, '^public[.]', '') as child, regexp_replace(confrelid::regclass::text, '^public[.]', '') as parent
      from pg_constraint where contype = 'f' and confdeltype = 'c'`;
    const goes = new Set(cascades.map(({ child, parent }) => `${child} with ${parent}`));
    const said = all.flatMap(([table, fate]) => ('with' in fate ? [`${table} with ${fate.with}`] : []));
    expect(said.filter((each) => !goes.has(each))).toEqual([]);
  });

  it.each(expiring)('$table loses what is old by $expires, and keeps the rest', async ({ table }) => {
    const [fresh = '', ...old] = planted.get(table) ?? [];
    const left = await owner<{ ctid: string }[]>`select ctid::text from ${owner(table)} where ctid = any(${[fresh, ...old]}::tid[])`;
    expect(new Set(left.map(({ ctid }) => ctid))).toEqual(new Set([fresh, ...old.slice(0, alike[table]?.stay ?? 0)]));
  });
});
