import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { Path } from '../find-paths';
import type { BlindSpot } from '../types';

export interface PathScope {
  orgId: string;
  awsAccountId: string;
  scanId: string;
  /** The scan's number: what a later one wrote is left alone. */
  seq: number;
  /** ISO 8601. */
  now: string;
}

interface Stored {
  id: string;
  kind: string;
  key: string;
  hash: string;
  status: 'open' | 'closed';
  region: string;
  title: string;
  score: number;
  severity: number;
  arns: string[];
}

/** More would help nobody: the worst of an account are kept. */
const pathsAtMost = 2_000;

/**
 * Makes an account's stored paths those that were found. One that was not found is closed where all that its kind rests on was seen
 * (`isCertain`), and stays open as possible elsewhere. Each opening and closing is written to `changes` once.
 */
export async function applyPaths(
  sql: postgres.TransactionSql,
  scope: PathScope,
  found: readonly Path[],
  isCertain: (kind: string, region: string, arns: readonly string[]) => boolean,
  atMost = pathsAtMost,
): Promise<{ opened: number; closed: number }> {
  const { orgId, awsAccountId } = scope;
  const stored = await sql<Stored[]>`
    select p.id, p.kind, p.key, p.hash, p.status, p.region, p.title, p.score, p.severity,
      array(select r.arn from attack_path_resources r where r.org_id = p.org_id and r.path_id = p.id) as arns
    from attack_paths p where p.org_id = ${orgId} and p.aws_account_id = ${awsAccountId} and p.scan_seq <= ${scope.seq}`;
  const rest = new Map(stored.map((row) => [`${row.kind} ${row.key}`, row]));
  let [opened, closed] = [0, 0];
  for (const [place, path] of found.entries()) {
    const name = `${path.kind.id} ${path.key}`;
    const was = rest.get(name);
    rest.delete(name);
    // Found, though not among the worst that are written: what is stored of it stays open.
    if (place >= atMost) continue;
    const hash = hashOf(path);
    if (was?.status === 'open' && was.hash === hash) continue;
    const id = await write(sql, scope, path, hash);
    if (id === null) continue;
    await writeResources(sql, orgId, id, path.arns);
    if (was?.status === 'open') continue;
    opened += 1;
    await noteChange(sql, scope, 'path.opened', { id, kind: path.kind.id, title: path.title, score: path.score, severity: path.severity });
  }
  const seen = [...rest.values()];
  await sql`
    update attack_paths set last_seen_at = ${scope.now}::timestamptz, scan_seq = ${scope.seq}
    where org_id = ${orgId} and aws_account_id = ${awsAccountId} and status = 'open' and scan_seq <= ${scope.seq}
      and not id = any(${seen.map(({ id }) => id)}::uuid[])`;
  for (const row of seen) {
    if (row.status === 'closed') continue;
    if (!isCertain(row.kind, row.region, row.arns)) {
      await doubt(sql, scope, row.id);
      continue;
    }
    await sql`
      update attack_paths set status = 'closed', changed_at = ${scope.now}::timestamptz, scan_seq = ${scope.seq}
      where org_id = ${orgId} and id = ${row.id} and scan_seq <= ${scope.seq}`;
    await sql`delete from attack_path_resources where org_id = ${orgId} and path_id = ${row.id}`;
    closed += 1;
    await noteChange(sql, scope, 'path.closed', row);
  }
  return { opened, closed };
}

const hashOf = ({ title, evidence, detail, score }: Path): string =>
  createHash('sha256')
    .update(JSON.stringify([title, evidence, score, detail]))
    .digest('base64url')
    .slice(0, 22);

/** null: a later scan has written it. */
async function write(sql: postgres.TransactionSql, scope: PathScope, path: Path, hash: string): Promise<string | null> {
  const { orgId, awsAccountId, seq, now } = scope;
  const [row] = await sql<{ id: string }[]>`
    insert into attack_paths as p (org_id, aws_account_id, kind, key, region, title, score, severity, evidence, entry_arn, entry_type, target_arn,
      target_type, folded, detail, hash, status, first_seen_at, last_seen_at, changed_at, scan_seq)
    values (${orgId}, ${awsAccountId}, ${path.kind.id}, ${path.key}, ${path.region}, ${path.title}, ${path.score}, ${path.severity}, ${path.evidence},
      ${path.entry.id}, ${path.entry.type}, ${path.target.id}, ${path.target.type}, ${path.folded}, ${JSON.stringify(path.detail)}::jsonb, ${hash},
      'open', ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz, ${seq})
    on conflict (org_id, aws_account_id, kind, key) do update set region = excluded.region, title = excluded.title, score = excluded.score,
      severity = excluded.severity, evidence = excluded.evidence, entry_arn = excluded.entry_arn, entry_type = excluded.entry_type,
      target_arn = excluded.target_arn, target_type = excluded.target_type, folded = excluded.folded, detail = excluded.detail, hash = excluded.hash,
      changed_at = case when p.status = 'open' then p.changed_at else excluded.changed_at end, status = 'open',
      last_seen_at = excluded.last_seen_at, scan_seq = excluded.scan_seq
    where p.scan_seq <= excluded.scan_seq
    returning p.id`;
  return row?.id ?? null;
}

async function writeResources(sql: postgres.TransactionSql, orgId: string, id: string, arns: readonly string[]): Promise<void> {
  await sql`delete from attack_path_resources where org_id = ${orgId} and path_id = ${id} and not arn = any(${arns as string[]}::text[])`;
  await sql`
    insert into attack_path_resources (org_id, path_id, arn) select ${orgId}, ${id}, unnest(${arns as string[]}::text[])
    on conflict do nothing`;
}

/** Nobody could look this time: what was proven is possible now. */
async function doubt(sql: postgres.TransactionSql, { orgId, seq }: PathScope, id: string): Promise<void> {
  const reason = 'the last scan could not look at all that it rests on';
  await sql`
    update attack_paths set evidence = 'possible', scan_seq = ${seq}, hash = '',
      detail = jsonb_set(detail, '{reasons}', ${JSON.stringify([reason])}::jsonb)
    where org_id = ${orgId} and id = ${id} and scan_seq <= ${seq}`;
}

async function noteChange(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, scanId, now }: PathScope,
  kind: 'path.opened' | 'path.closed',
  { id, kind: pathKind, title, score, severity }: { id: string; kind: string; title: string; score: number; severity: number },
): Promise<void> {
  await sql`
    insert into changes (org_id, at, kind, aws_account_id, scan_id, severity, data)
    values (${orgId}, ${now}::timestamptz, ${kind}, ${awsAccountId}, ${scanId}, ${severity}, ${JSON.stringify({ pathId: id, pathKind, title, score })}::jsonb)`;
}

/** Notes what was looked at, and what could not be. */
export async function noteRun(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, scanId, seq, now }: PathScope,
  resources: number,
  blind: readonly BlindSpot[],
): Promise<void> {
  await sql`
    insert into attack_path_runs as r (org_id, aws_account_id, scan_id, scan_seq, at, resources, blind)
    values (${orgId}, ${awsAccountId}, ${scanId}, ${seq}, ${now}::timestamptz, ${resources}, ${JSON.stringify(blind.slice(0, 200))}::jsonb)
    on conflict (org_id, aws_account_id) do update set scan_id = excluded.scan_id, scan_seq = excluded.scan_seq, at = excluded.at,
      resources = excluded.resources, blind = excluded.blind
    where r.scan_seq <= excluded.scan_seq`;
}
