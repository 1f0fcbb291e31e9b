import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { inDatabase, makeOwnDatabase } from '@/scripts/test/own-database';
import { findViolations } from './test/catalogue-gate';

// Each change locks what it changes until it is taken back.
const { owner: shared } = inject('databaseUrls');
const owner = postgres(inDatabase(shared, await makeOwnDatabase(shared)), { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

class Undo extends Error {}

/** What the gate says after a change, which is then taken back. */
async function violationsAfter(change: string): Promise<string[]> {
  let found: string[] = [];
  await owner
    .begin(async (sql) => {
      await sql.unsafe(change);
      found = (await findViolations(sql)).map(({ rule, where }) => `${where}: ${rule}`);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return found;
}

describe('the database catalogue', () => {
  it('keeps every rule', async () => {
    expect(await findViolations(owner)).toEqual([]);
  });

  it('knows all three doors and a good number of tables', async () => {
    const [row] =
      await owner`select count(*)::int as tables from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'identity'::regnamespace)`;
    expect(row?.tables).toBeGreaterThan(20);
  });

  // Each is a mistake that somebody makes one day; the gate must see it.
  it.each([
    ['a policy that lets everything through', 'alter policy tenant on scans using (true)', /scans/],
    ['a policy that checks nothing on the way in', 'alter policy tenant on scans with check (true)', /scans/],
    ['a plain cast in a policy', "alter policy tenant on scans using (org_id = current_setting('app.org_id')::uuid)", /scans/],
    ['a second, wider policy', 'create policy more on verdicts for select to cloudlens_app using (true)', /verdicts more/],
    ['an account policy that lets everything through', 'alter policy granted_accounts on verdicts using (true)', /verdicts: what belongs/],
    ['an account policy that nobody wrote', 'drop policy granted_accounts on resource_tags', /resource_tags: what belongs/],
    [
      'a table of an AWS account without its policy',
      'create table spend (org_id uuid not null, aws_account_id uuid not null)',
      /spend: what belongs to an AWS account/,
    ],
    [
      'a part of a row of an AWS account without its policy',
      'create table remarks (org_id uuid not null, verdict_id bigint, foreign key (org_id, verdict_id) references verdicts (org_id, id))',
      /remarks: what belongs to an AWS account/,
    ],
    ['a policy for everybody', 'create policy more on identity.sessions for select to public using (true)', /identity.sessions/],
    ['a table that nobody secured', 'create table forgotten (org_id uuid not null)', /forgotten: every table/],
    ['a table without an organization', 'create table lonely (id int)', /lonely: every tenant table has org_id/],
    ['a table in another schema', 'create schema aside create table hidden (id int)', /aside.hidden/],
    ['row-level security that is not forced', 'alter table resources no force row level security', /resources: every table/],
    ['a view with its owner’s rights', 'create view all_scans as select * from scans', /all_scans/],
    ['a materialised view', 'create materialized view all_scans as select * from scans', /all_scans/],
    [
      'a function with its owner’s rights',
      "create function peek() returns bigint language sql security definer as 'select count(*) from scans'",
      /peek/,
    ],
    [
      'a foreign key without the organization',
      'create table child (org_id uuid not null, b bigint); create unique index on resources (id); alter table child add foreign key (b) references resources (id)',
      /child.*foreign keys/,
    ],
    [
      'words of a finding that only a look at all words finds',
      'drop index verdict_tokens_verdict',
      /verdict_tokens .*: what refers to a row/,
    ],
    ['a unique index over all organizations', 'create unique index leaky on scans (id)', /leaky: unique/],
    ['an index that row-level security cannot use', 'create index slow on scans (status)', /slow: indexes/],
    ['a GIN index', 'create index slow on resources using gin (tags)', /slow: tenant tables/],
    ['an enum column', "create type mood as enum ('ok'); alter table scans add column mood mood", /scans.mood/],
    ['the right to truncate', 'grant truncate on scans to cloudlens_app', /cloudlens_app TRUNCATE/],
    ['the right to edit the audit log', 'grant update on audit_log to cloudlens_app', /audit log only grows/],
    [
      'the right to forget issued external ids',
      'grant delete on identity.issued_external_ids to cloudlens_identity',
      /never changed or forgotten/,
    ],
    ['an audit log whose trigger sleeps', 'alter table audit_log disable trigger audit_keep', /audit_log audit_keep: triggers/],
    ['a grant across doors', 'grant select on identity.users to cloudlens_app', /cloudlens_app SELECT on identity.users/],
    ['a grant to everybody', 'grant select on scans to public', /PUBLIC SELECT/],
    ['a wider directory', 'grant select (name) on aws_accounts to cloudlens_directory', /aws_accounts.name/],
    ['a role that may bypass', 'alter role cloudlens_app bypassrls', /cloudlens_app: login roles/],
    ['a role that is a member of another', 'grant cloudlens_identity to cloudlens_app', /cloudlens_app: login roles/],
    ['a role that owns a table', 'alter table scans owner to cloudlens_app', /cloudlens_app: login roles/],
    ['a role that may create tables', 'grant create on schema public to cloudlens_app', /cloudlens_app in public/],
    ['a new login past the policies', 'create role guest login bypassrls', /guest/],
  ])('goes red for %s', async (_, change, expected) => {
    expect((await violationsAfter(change)).join('\n')).toMatch(expected);
  });
});
