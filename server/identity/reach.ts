import { sql } from 'drizzle-orm';
import { members } from '@/drizzle/schema/identity';
import { asActingOrgId } from '../ids';
import type { Actor } from './actor';

/** To be selected with `members` wherever an actor is made: what of the organization they reach, as it is now. */
export const reachColumns = {
  orgId: members.organizationId,
  /** null: everything. */
  grants: sql<Record<string, string[]> | null>`case when ${members.limited} then coalesce((
    select jsonb_object_agg(g.aws_account_id, to_jsonb(g.permissions)) from identity.account_grants g
    where g.organization_id = ${members.organizationId} and g.user_id = ${members.userId}), '{}') end`,
};

/** The selected columns as an actor carries them. */
export function reachOf({
  orgId,
  grants,
}: {
  orgId: string;
  grants: Record<string, string[]> | null;
}): Pick<Actor, 'orgId' | 'accountIds' | 'grants'> {
  return {
    orgId: asActingOrgId(orgId),
    grants: grants && new Map(Object.entries(grants)),
    accountIds: grants && Object.keys(grants),
  };
}
