import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { type Tx, withOrg } from '@/server/db';
import { isoText, severityOf } from '@/server/findings/data';
import { type Actor, within } from '@/server/identity/actor';
import type { ExceptionCategory } from '../constants';
import type { ExceptionRow, ExceptionState, ListedException } from '../types';

export interface StoredException {
  id: string;
  state: 'waiting' | 'in-force' | 'declined' | 'withdrawn';
  category: ExceptionCategory;
  reason: string;
  createdBy: string;
  createdByName: string;
  createdAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  expiresAt: string;
  hasEnded: boolean;
}

/** As a function of `m`, a row of mutes. */
export const exceptionColumns = (sql: postgres.TransactionSql) => sql`
  m.id, m.state, m.category, m.reason, m.created_by as "createdBy", m.created_by_name as "createdByName", m.created_at as "createdAt",
  m.decided_by_name as "decidedByName", m.decided_at as "decidedAt", m.decision_note as "decisionNote", m.expires_at as "expiresAt",
  m.expires_at <= now() as "hasEnded"`;

export function toException(row: StoredException): ExceptionRow {
  return {
    id: row.id,
    state: stateOf(row),
    category: row.category,
    reason: row.reason,
    by: { id: row.createdBy, name: row.createdByName },
    at: isoText(row.createdAt),
    expiresAt: isoText(row.expiresAt),
    decision: row.decidedAt
      ? {
          by: row.decidedByName ?? '',
          at: isoText(row.decidedAt),
          note: row.decisionNote,
        }
      : null,
  };
}

function stateOf({ state, hasEnded }: StoredException): ExceptionState {
  if (state === 'declined' || state === 'withdrawn') return state;
  if (hasEnded) return 'ended';
  return state === 'waiting' ? 'waiting' : 'accepted';
}

/** More than these nobody reads through; the findings list filters by them. */
const most = 500;

/** Exceptions on findings that the actor reaches, what waits first, then the newest. */
export async function listExceptions(actor: Actor): Promise<ListedException[]> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const rows = await tx.sql<StoredException[]>`
      select ${exceptionColumns(tx.sql)} from mutes m where m.org_id = ${orgId} and m.kind = 'exception'
      order by (m.state = 'waiting' and m.expires_at > now()) desc, m.created_at desc, m.id desc limit ${most}`;
    const counts = await countFindings(tx, orgId, rows);
    return rows
      .map((row) => ({
        ...toException(row),
        ...(counts.get(row.id) ?? { findings: 0, severity: null, checks: [] }),
      }))
      .filter((row) => scope.accountIds === null || row.findings > 0 || row.by.id === actor.userId);
  });
}

async function countFindings({ sql }: Tx, orgId: string, rows: readonly StoredException[]) {
  const counted = await sql<{ id: string; findings: number; worst: number; checks: string[] }[]>`
    select mute_id as id, count(*)::int as findings, min(severity)::int as worst, (array_agg(distinct check_id))[1:3] as checks
    from verdicts where org_id = ${orgId} and mute_id = any(${rows.map(({ id }) => id)}::uuid[]) and finding = 'open' group by 1`;
  return new Map(
    counted.map(({ id, findings, worst, checks }) => [
      id,
      {
        findings,
        severity: severityOf(worst),
        checks: checks.map((check) => checkById(check)?.title ?? check),
      },
    ]),
  );
}
