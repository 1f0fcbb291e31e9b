import { withOrg } from '../db';
import { type Actor, authorise } from '../identity/actor';
import { memberNames } from '../identity/member-names';
import { type AuditFacets, cloudLens } from './types';

/** Further than this a list to choose from helps nobody. */
const most = 500;

/**
 * Who and what there is to filter by: the members, whoever else stands in the log (people who have left), CloudLens itself, and
 * the actions that occur. Each step of the recursions is one look into an index, however long the log is.
 */
export async function auditFacets(actor: Actor): Promise<AuditFacets> {
  authorise(actor, 'audit:read');
  const { orgId } = actor;
  const names = await memberNames(orgId);
  return withOrg(actor, async ({ sql }) => {
    const people = await sql<{ id: string; actor: string }[]>`
      with recursive found as (
        (select actor_id from audit_log where org_id = ${orgId} and actor_id is not null order by actor_id limit 1)
        union all
        select (select l.actor_id from audit_log l where l.org_id = ${orgId} and l.actor_id > found.actor_id order by l.actor_id limit 1)
        from found where found.actor_id is not null
      )
      select found.actor_id as id, (select l.actor from audit_log l
        where l.org_id = ${orgId} and l.actor_id = found.actor_id order by l.seq desc limit 1) as actor
      from found where found.actor_id is not null limit ${most}`;
    const actions = await sql<{ action: string }[]>`
      with recursive found as (
        (select action from audit_log where org_id = ${orgId} order by action limit 1)
        union all
        select (select l.action from audit_log l where l.org_id = ${orgId} and l.action > found.action order by l.action limit 1)
        from found where found.action is not null
      )
      select action from found where action is not null limit ${most}`;
    const labels = new Map([...people.map(({ id, actor: email }) => [id, email] as const), ...names]);
    const known = [...labels].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'en'));
    return {
      actors: [...known, { value: cloudLens, label: 'CloudLens itself' }],
      actions: actions.map(({ action }) => action),
    };
  });
}
