import { and, eq, isNull } from 'drizzle-orm';
import { auditLog, carriedOut, idempotencyKeys } from '@/drizzle/schema/audit';
import type { Tx } from '../db';
import { type RequestContext, requestContext } from '../http/context';
import type { AnyOrgId, OrgId, TenantScope } from '../ids';

/** Who did it: an `Actor`, or CloudLens itself. */
export interface AuditActor {
  readonly orgId: AnyOrgId;
  /** The AWS accounts that they reach; absent or null: all. */
  readonly accountIds?: readonly string[] | null;
  readonly userId: string | null;
  readonly email: string;
  readonly via: string;
}

/** The rows that they reach, for the tenant door. */
export const scopeOf = ({ orgId, accountIds }: AuditActor): TenantScope => ({ orgId, accountIds: accountIds ?? null });

/** For what nobody asked for at that moment: the schedule, the sweeper, the first run. */
export const systemActor = (orgId: OrgId, via: 'schedule' | 'sweeper' | 'first-run' | 'workflow'): AuditActor & { orgId: OrgId } => ({
  orgId,
  userId: null,
  email: 'CloudLens',
  via,
});

export interface AuditEntry {
  /** `<thing>.<verb>`, as in `scan.start`. */
  action: string;
  /** Id of the thing. */
  target?: string;
  /** What changed, without secrets. */
  data?: Record<string, unknown>;
}

/**
 * Writes down who did what, in the transaction of the deed: both happen or neither. Last of all, because the row's number is
 * the organization's next one, and others wait for theirs until this transaction ends.
 */
export async function recordAudit(tx: Tx, actor: AuditActor, entry: AuditEntry): Promise<void> {
  const context = requestContext();
  const row = {
    orgId: actor.orgId,
    actorId: actor.userId,
    actor: actor.email,
    via: actor.via,
    action: entry.action,
    target: entry.target ?? null,
    data: entry.data ?? null,
    requestId: context?.requestId ?? null,
  };
  tx.beforeCommit.push(async () => {
    await tx.insert(auditLog).values(row);
    await markCarriedOut(tx, context);
  });
  context?.audited.push(entry.action);
}

/** Ties an Idempotency-Key to the deed: should the answer get lost, the deed is not done again. */
async function markCarriedOut(tx: Tx, context: RequestContext | undefined): Promise<void> {
  if (!context?.idempotency) return;
  const { orgId, actorId, key } = context.idempotency;
  await tx
    .update(idempotencyKeys)
    .set({ status: carriedOut })
    .where(
      and(
        eq(idempotencyKeys.orgId, orgId),
        eq(idempotencyKeys.actorId, actorId),
        eq(idempotencyKeys.key, key),
        isNull(idempotencyKeys.status),
      ),
    );
}
