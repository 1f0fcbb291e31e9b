import type postgres from 'postgres';
import { checks } from '@/server/checks/registry';
import { severities } from '@/server/checks/types';

export interface ManyFindings {
  orgId: string;
  accounts: number;
  verdicts: number;
}

const regions = ['global', 'eu-central-1', 'us-east-1', 'eu-west-1', 'ap-southeast-1', 'us-west-2', 'eu-north-1', 'sa-east-1'];

/**
 * Fills an organization with accounts and verdicts of real checks, told by their number: seven in ten open, the others
 * resolved, unknown or passing, changed over a year. `sql` must be allowed to write them.
 * @returns our ids of the accounts
 */
export async function fillFindings(sql: postgres.ISql, { orgId, accounts, verdicts }: ManyFindings): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into aws_accounts (org_id, account_id, name, kind, status)
    select ${orgId}::uuid, (100000000000 + n)::text, 'Account ' || n, 'sample', 'connected' from generate_series(1, ${accounts}::int) n returning id`;
  const ids = rows.map(({ id }) => id);
  await sql`
    insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, resource_name, service, region, severity, status, finding,
      first_seen_at, changed_at, hash)
    select ${orgId}::uuid, (${ids}::uuid[])[1 + n % ${accounts}::int], c.id, 'arn:aws:bench:' || n, 'T', 'r-' || n, null, split_part(c.id, '/', 1),
      (${regions}::text[])[1 + (n / 7) % ${regions.length}::int], c.severity,
      case when n % 10 < 7 then 'fail' when n % 10 = 7 then 'pass' when n % 10 = 8 then 'unknown' else 'pass' end,
      case when n % 10 < 7 then 'open' when n % 10 = 7 then 'resolved' end,
      now() - n % 365 * interval '1 day', now() - make_interval(secs => (n::bigint * 7919 % 31536000)::int), 'h'
    from generate_series(1, ${verdicts}::int) n
    join (select ordinality - 1 as at, id, severity from unnest(${checks.map(({ id }) => id)}::text[],
      ${checks.map(({ severity }) => severities.indexOf(severity) + 1)}::smallint[]) with ordinality as all_checks (id, severity, ordinality)) c
      on c.at = (n::bigint * 31 + n / ${accounts}::int) % ${checks.length}::int`;
  return ids;
}

/** What an executed plan did. Buffers are pages of 8 kB, from memory or not. */
export interface PlanFacts {
  nodes: { type: string; relation: string | null }[];
  buffers: number;
  /** By PostgreSQL's own clock. */
  milliseconds: number;
  planningMilliseconds: number;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** Runs a statement that was written and not yet sent, and tells by which nodes PostgreSQL answered it. */
export async function explain(sql: postgres.TransactionSql, statement: object): Promise<PlanFacts> {
  const rows = await sql<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Planning Time': number; 'Execution Time': number }] }[]>`
    explain (analyze, buffers, format json) ${statement as postgres.PendingQuery<postgres.Row[]>}`;
  const explained = rows[0]?.['QUERY PLAN'][0];
  if (!explained) throw new Error('No plan came.');
  const plan = explained.Plan;
  const walk = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(walk)];
  return {
    nodes: walk(plan).map((node) => ({ type: node['Node Type'], relation: node['Relation Name'] ?? null })),
    buffers: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    milliseconds: explained['Execution Time'],
    planningMilliseconds: explained['Planning Time'],
  };
}
