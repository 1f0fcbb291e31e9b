import type postgres from 'postgres';

export interface ManyResources {
  orgId: string;
  accounts: number;
  resources: number;
}

export const regions = ['global', 'eu-central-1', 'us-east-1', 'eu-west-1', 'ap-southeast-1', 'us-west-2', 'eu-north-1', 'sa-east-1'];

/** Types as accounts have them: many of some, few of most. */
export const types = [
  'AWS::EC2::Volume',
  'AWS::EC2::Snapshot',
  'AWS::EC2::Instance',
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::RDS::DBInstance',
  'AWS::KMS::Key',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::EFS::FileSystem',
];

/**
 * Fills an organization with accounts and resources, told by their number: half are of the first two types, the later a type the
 * fewer; three in five carry a tag `Environment`, one in 5,000 a tag `Legacy`, one in ten has an open finding, and all changed
 * over a year. Counts are kept as scans keep them. `sql` must be allowed to write them.
 * @returns our ids of the accounts
 */
export async function fillResources(sql: postgres.ISql, { orgId, accounts, resources }: ManyResources): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into aws_accounts (org_id, account_id, name, kind, status)
    select ${orgId}::uuid, (100000000000 + n)::text, 'Account ' || n, 'sample', 'connected' from generate_series(1, ${accounts}::int) n returning id`;
  const ids = rows.map(({ id }) => id);
  await sql`
    insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, name, tags, config, gaps, hash, first_seen_at, changed_at, open_findings)
    select ${orgId}::uuid, (${ids}::uuid[])[1 + n % ${accounts}::int], lower(split_part(type, '::', 2)), type, region, region, 'arn:aws:x:' || region || '::thing/r-' || n,
      'r-' || n, case when n % 3 = 0 then 'shop-' || (array['web', 'worker', 'archive'])[1 + n % 3] || '-' || n end,
      case when n % 5 < 3 then '{"Environment": "production"}'::jsonb else '{}'::jsonb end,
      jsonb_build_object('State', (array['running', 'stopped', 'available', 'in-use'])[1 + n % 4], 'Note', repeat('x', 300)), '[]', 'h',
      now() - n % 365 * interval '1 day', now() - make_interval(secs => (n::bigint * 7919 % 31536000)::int), case when n % 10 = 0 then 1 + n % 3 else 0 end
    from (
      select n, (${types}::text[])[1 + (${types.length}::int * power((n::bigint * 7919 % 1000)::float / 1000, 2.5))::int % ${types.length}::int] as type,
        (${regions}::text[])[1 + (n / 7) % ${regions.length}::int] as region
      from generate_series(1, ${resources}::int) n
    ) made`;
  // Of an organization that it does not know PostgreSQL expects a single row, and would compare each with each.
  await sql`analyze resources`;
  await sql`
    insert into resource_tags (org_id, resource_id, key, value)
    select org_id, id, 'Environment', (array['production', 'Production', 'staging', 'prod'])[1 + id % 4] from resources where org_id = ${orgId}::uuid and tags <> '{}'
    union all select org_id, id, 'Legacy', 'yes' from resources where org_id = ${orgId}::uuid and id % 5000 = 0`;
  await sql`analyze resource_tags`;
  await sql`
    insert into resource_tokens (org_id, token, resource_id)
    select distinct r.org_id, w.word, r.id from resources r, regexp_split_to_table(lower(concat_ws(' ', r.name, r.resource_id, r.arn)), '[^[:alnum:]]+') w (word)
    where r.org_id = ${orgId}::uuid and length(w.word) > 1`;
  await sql`
    insert into resource_counts (org_id, aws_account_id, type, region, present, with_findings)
    select org_id, aws_account_id, type, region, count(*), count(*) filter (where open_findings > 0) from resources where org_id = ${orgId}::uuid group by 1, 2, 3, 4`;
  await sql`
    insert into resource_tag_counts (org_id, aws_account_id, type, key, present)
    select r.org_id, r.aws_account_id, r.type, coalesce(t.key, ''), count(*) from resources r
    left join resource_tags t on t.org_id = r.org_id and t.resource_id = r.id where r.org_id = ${orgId}::uuid group by 1, 2, 3, 4`;
  return ids;
}
