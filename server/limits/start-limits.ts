import type postgres from 'postgres';
import { type Tx, withOrg } from '@/server/db';
import { reachingAll } from '@/server/db-reach';
import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { namesOf, readLaunchLimits, wholeOf } from '@/server/operate/limits/launch-limit';
import { type StartResource, startsPerHour } from './constants';
import type { ResourceLimit } from './types';

const noun: Record<StartResource, string> = { 'scans.start': 'scans', 'workflows.run': 'runs of workflows' };

/** What people began within the hour; what a schedule begins counts against nobody. */
const begun = (sql: postgres.TransactionSql, { orgId, userId }: Actor, resource: StartResource) =>
  resource === 'scans.start'
    ? sql<{ at: string; own: boolean }[]>`
        select queued_at as at, requested_by = ${userId} as own from scans
        where org_id = ${orgId} and queued_at > now() - interval '1 hour' and trigger in ('user', 'api') order by queued_at`
    : sql<{ at: string; own: boolean }[]>`
        select queued_at as at, requested_by = ${userId} as own from workflow_runs
        where org_id = ${orgId} and queued_at > now() - interval '1 hour' and trigger <> 'schedule' order by queued_at`;

async function read(sql: postgres.TransactionSql, actor: Actor, resource: StartResource) {
  const rows = await begun(sql, actor, resource);
  const limits = await sql<{ user_id: string | null; per_hour: number }[]>`
    select user_id, per_hour from resource_limits where org_id = ${actor.orgId} and resource = ${resource}`;
  const of = (id: string | null) => limits.find(({ user_id }) => user_id === id)?.per_hour;
  const own = rows.filter((row) => row.own);
  return {
    limits,
    organization: {
      perHour: of(null) ?? startsPerHour[resource].organization,
      isSet: of(null) !== undefined,
      used: rows.length,
      oldest: rows[0]?.at,
    },
    own: {
      perHour: of(actor.userId) ?? startsPerHour[resource].person,
      isSet: of(actor.userId) !== undefined,
      used: own.length,
      oldest: own[0]?.at,
    },
  };
}

/**
 * Lets somebody begin one more, or not. To be called in the transaction that writes the row, before it does: whoever asks in the same
 * instant waits until that one has ended, and counts its row.
 * @throws AppError RATE_LIMITED with `retryAfterSeconds`
 */
export async function takeStart({ sql }: Tx, actor: Actor, resource: StartResource): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${resource} of ${actor.orgId}`}, 0))`;
  const { organization, own } = await reachingAll(sql, actor, () => read(sql, actor, resource));
  for (const [whose, { perHour, used, oldest }] of [
    ['Your organization', organization],
    ['You', own],
  ] as const) {
    if (used < perHour) continue;
    const wait = oldest && perHour > 0 ? Math.ceil((Date.parse(oldest) + 3_600_000 - Date.now()) / 1000) : 3600;
    const retryAfterSeconds = Math.min(3600, Math.max(1, wait));
    const later =
      perHour === 0
        ? 'Ask an admin for a higher limit.'
        : `Try again in ${Math.ceil(retryAfterSeconds / 60)} min, or ask an admin for a higher limit.`;
    throw new AppError('RATE_LIMITED', `${whose} may begin ${perHour} ${noun[resource]} an hour, and ${used} were. ${later}`, {
      retryAfterSeconds,
      limit: perHour,
      used,
    });
  }
}

/** All limits that hold for who asks, and what is used of them; of other people only for admins. */
export async function readLimits(actor: Actor): Promise<ResourceLimit[]> {
  authorise(actor, 'organization:read');
  const names = actor.role === 'admin' ? await namesOf(actor) : new Map<string, string>();
  const starts = await Promise.all(
    (['scans.start', 'workflows.run'] as const).map(async (resource): Promise<ResourceLimit> => {
      const { limits, organization, own } = await withOrg(wholeOf(actor), ({ sql }) => read(sql, actor, resource));
      const people =
        actor.role === 'admin' ? limits.flatMap(({ user_id, per_hour }) => (user_id ? [{ userId: user_id, perHour: per_hour }] : [])) : [];
      const plain = ({ perHour, used, isSet }: typeof own) => ({ perHour, used, isSet });
      return {
        resource,
        organization: plain(organization),
        own: plain(own),
        people: people.map((each) => ({ ...each, name: names.get(each.userId) ?? 'a former member' })),
      };
    }),
  );
  return [...starts, { resource: 'ec2.launch', ...(await readLaunchLimits(actor)) }];
}
