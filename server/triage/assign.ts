import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { pickFindings } from '@/server/findings/bulk';
import { type Actor, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { readAssignees } from './assignees';
import type { AssignInput } from './schema';
import type { Assignee } from './types';

/** Larger acts cannot be taken back with one click: the answer would have to hold every finding. */
const undoAtMost = 1_000;

export interface Assigned {
  assigned: number;
  /** Who had them before, for taking it back; null: too many. */
  before: { assigneeId: string | null; ids: string[] }[] | null;
}

/**
 * Gives findings to a member, or to nobody. Those that they have already are left alone, and a filter that matches nothing (any more) gives
 * none, so that the same request can be sent again.
 * @throws AppError NOT_FOUND when none of the ids is a finding, UNPROCESSABLE when the assignee is no active member
 */
export async function assignFindings(actor: Actor, input: AssignInput): Promise<Assigned> {
  const scope = within(actor, 'findings:update');
  const { orgId } = scope;
  const assignee = input.assigneeId === null ? null : await requireMember(actor, input.assigneeId);
  return withOrg(scope, async (tx) => {
    const ids = await pickFindings(tx, scope, actor, input);
    if (!input.filter) {
      const known = await tx.sql`select 1 from verdicts where org_id = ${orgId} and id = any(${ids}::bigint[]) limit 1`;
      if (known.length === 0) throw notFound('finding');
    }
    const touched = await give(tx, actor, ids, assignee);
    for (const awsAccountId of new Set(touched.map((row) => row.awsAccountId)))
      await announce(tx.sql, { orgId, channel: 'findings', id: awsAccountId });
    await recordAudit(tx, actor, {
      action: 'findings.assign',
      ...(assignee ? { target: assignee.id } : {}),
      data: {
        count: touched.length,
        assignee: assignee?.email ?? null,
        ...(ids.length <= 20 ? { ids } : {}),
      },
    });
    return {
      assigned: touched.length,
      before: touched.length > undoAtMost ? null : byEarlier(touched),
    };
  });
}

interface Touched {
  id: string;
  awsAccountId: string;
  before: string | null;
}

const give = ({ sql }: Tx, { orgId, name }: Actor, ids: readonly string[], assignee: Assignee | null) => sql<Touched[]>`
  with given as (
    update verdicts v set assignee_id = ${assignee?.id ?? null}::uuid from verdicts old
    where v.org_id = ${orgId} and v.id = any(${ids as string[]}::bigint[]) and v.assignee_id is distinct from ${assignee?.id ?? null}::uuid
      and old.org_id = v.org_id and old.id = v.id
    returning v.id, v.aws_account_id, v.check_id, v.severity, old.assignee_id as before
  ), noted as (
    insert into changes (org_id, at, kind, aws_account_id, verdict_id, check_id, severity, data)
    select ${orgId}::uuid, now(), ${assignee ? 'finding.assigned' : 'finding.unassigned'}, aws_account_id, id, check_id, severity,
      ${JSON.stringify({ by: name, ...(assignee ? { reason: `To ${assignee.name}` } : {}) })}::jsonb
    from given
  )
  select id::text as id, aws_account_id as "awsAccountId", before from given`;

function byEarlier(touched: readonly Touched[]): NonNullable<Assigned['before']> {
  const groups = new Map<string | null, string[]>();
  for (const { id, before } of touched) groups.set(before, [...(groups.get(before) ?? []), id]);
  return [...groups].map(([assigneeId, ids]) => ({ assigneeId, ids }));
}

async function requireMember(actor: Actor, userId: string): Promise<Assignee> {
  const found = (await readAssignees(actor.orgId)).find(({ id }) => id === userId);
  if (!found) throw new AppError('UNPROCESSABLE', 'Findings can be given to active members of your organization only: choose one of them.');
  return found;
}
