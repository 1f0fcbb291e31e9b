import { and, eq, isNull } from 'drizzle-orm';
import { members, users } from '@/drizzle/schema/identity';
import { type limitedResources, resourceLimits } from '@/drizzle/schema/operate';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { launchesPerHour } from '../constants';
import type { LaunchLimits } from '../types';

const resource = 'ec2.launch';
const hourMs = 3_600_000;

/** The whole organization's rows: a limit counts what everybody launched, also in accounts that the asker does not reach. */
export const wholeOf = ({ orgId }: Pick<Actor, 'orgId'>) => ({ orgId, accountIds: null });

interface Counted {
  at: Date;
  launches: number;
  own: boolean;
}

async function counted({ sql }: Tx, { orgId, userId }: Actor, without: string | null): Promise<Counted[]> {
  const rows = await sql<{ requested_at: string; launches: number; own: boolean }[]>`
    select requested_at, launches, requested_by = ${userId} as own from operate_actions
    where org_id = ${orgId} and launches > 0 and status <> 'refused' and requested_at > now() - interval '1 hour'
      and id is distinct from ${without}::uuid
    order by requested_at`;
  return rows.map(({ requested_at, launches, own }) => ({ at: new Date(requested_at), launches, own }));
}

async function limitsOf({ sql }: Tx, { orgId, userId }: Actor) {
  const rows = await sql<{ user_id: string | null; per_hour: number }[]>`
    select user_id, per_hour from resource_limits
    where org_id = ${orgId} and resource = ${resource} and (user_id is null or user_id = ${userId})`;
  const of = (id: string | null) => rows.find(({ user_id }) => user_id === id)?.per_hour;
  return { organization: of(null), own: of(userId) };
}

/** Seconds until so many more fit under the limit; the next hour when they never will. */
function roomIn(rows: readonly Counted[], perHour: number, wanted: number, now: number): number {
  let used = rows.reduce((sum, { launches }) => sum + launches, 0);
  for (const { at, launches } of rows) {
    used -= launches;
    if (used + wanted <= perHour) return Math.max(1, Math.ceil((at.getTime() + hourMs - now) / 1000));
  }
  return hourMs / 1000;
}

/**
 * Lets a launch through, or not. To be called in the transaction that writes the launch down, which must reach the whole organization:
 * whoever asks at the same time waits until that one has ended.
 * @throws AppError RATE_LIMITED with `retryAfterSeconds`
 */
export async function takeLaunches(tx: Tx, actor: Actor, wanted: number, without: string | null): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`launches of ${actor.orgId}`}, 0))`;
  const limits = await limitsOf(tx, actor);
  const all = await counted(tx, actor, without);
  const checked = [
    { rows: all, perHour: limits.organization ?? launchesPerHour, whose: 'Your organization' },
    { rows: all.filter(({ own }) => own), perHour: limits.own ?? launchesPerHour, whose: 'You' },
  ];
  for (const { rows, perHour, whose } of checked) {
    const used = rows.reduce((sum, { launches }) => sum + launches, 0);
    if (used + wanted <= perHour) continue;
    const retryAfterSeconds = roomIn(rows, perHour, wanted, Date.now());
    const later =
      wanted > perHour
        ? 'Launch fewer, or ask an admin for a higher limit.'
        : `Try again in ${Math.ceil(retryAfterSeconds / 60)} min, or ask an admin for a higher limit.`;
    throw new AppError(
      'RATE_LIMITED',
      `${whose} may launch ${perHour} instances an hour, and ${used} were launched: ${wanted} more do not fit. ${later}`,
      {
        retryAfterSeconds,
        limit: perHour,
        used,
      },
    );
  }
}

/** The limits that hold for who asks, and what is used of them; of other people only for admins. */
export async function readLaunchLimits(actor: Actor): Promise<LaunchLimits> {
  authorise(actor, 'instances:read');
  const { limits, rows, people } = await withOrg(wholeOf(actor), async (tx) => ({
    limits: await limitsOf(tx, actor),
    rows: await counted(tx, actor, null),
    people:
      actor.role === 'admin'
        ? await tx.sql<{ user_id: string; per_hour: number }[]>`
            select user_id, per_hour from resource_limits where org_id = ${actor.orgId} and resource = ${resource} and user_id is not null`
        : [],
  }));
  const names = people.length > 0 ? await namesOf(actor) : new Map<string, string>();
  const used = (which: readonly Counted[]) => which.reduce((sum, { launches }) => sum + launches, 0);
  return {
    organization: { perHour: limits.organization ?? launchesPerHour, used: used(rows), isSet: limits.organization !== undefined },
    own: { perHour: limits.own ?? launchesPerHour, used: used(rows.filter(({ own }) => own)), isSet: limits.own !== undefined },
    people: people.map(({ user_id, per_hour }) => ({ userId: user_id, name: names.get(user_id) ?? 'a former member', perHour: per_hour })),
  };
}

/** Names of the members, by id. */
export async function namesOf({ orgId }: Actor): Promise<Map<string, string>> {
  const rows = await withIdentity((tx) =>
    tx
      .select({ id: users.id, name: users.name })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.organizationId, orgId)),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const setLaunchLimit = (actor: Actor, limit: { perHour: number | null; userId?: string | undefined }): Promise<void> =>
  setResourceLimit(actor, { ...limit, resource });

/** @param perHour null: the default again. @throws AppError NOT_FOUND for a person of another organization */
export async function setResourceLimit(
  actor: Actor,
  { resource, perHour, userId }: { resource: (typeof limitedResources)[number]; perHour: number | null; userId?: string | undefined },
): Promise<void> {
  authorise(actor, 'organization:update');
  if (userId && !(await namesOf(actor)).has(userId)) throw notFound('member');
  await withOrg(wholeOf(actor), async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`launches of ${actor.orgId}`}, 0))`;
    await tx
      .delete(resourceLimits)
      .where(
        and(
          eq(resourceLimits.orgId, actor.orgId),
          eq(resourceLimits.resource, resource),
          userId ? eq(resourceLimits.userId, userId) : isNull(resourceLimits.userId),
        ),
      );
    if (perHour !== null)
      await tx.insert(resourceLimits).values({ orgId: actor.orgId, resource, userId: userId ?? null, perHour, updatedBy: actor.userId });
    await recordAudit(tx, actor, { action: 'limit.set', target: userId ?? resource, data: { resource, perHour } });
  });
}
