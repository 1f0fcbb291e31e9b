import { and, eq } from 'drizzle-orm';
import { accountGrants, members } from '@/drizzle/schema/identity';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { Actor } from '../actor';
import { grantable, type Role } from '../permissions';
import type { GrantsInput } from './schema';

/**
 * What may be granted to that role: accounts of the organization, permissions that the role has. Who is granted anything in an
 * account sees the account.
 * @throws AppError NOT_FOUND for an account that is not the organization's, UNPROCESSABLE for what the role cannot have
 */
export async function checkGrants(actor: Actor, role: Role, grants: GrantsInput): Promise<GrantsInput> {
  if (grants === null) return null;
  if (role === 'admin')
    throw new AppError('UNPROCESSABLE', 'An admin reaches every AWS account, and could lift any limit: choose operator or viewer first.');
  const allowed = new Set<string>(grantable(role));
  const beyond = [...new Set(grants.flatMap(({ permissions }) => permissions))].filter((permission) => !allowed.has(permission));
  if (beyond.length > 0)
    throw new AppError('UNPROCESSABLE', `The role ${role} does not include ${beyond.join(', ')}: leave that out, or choose another role.`);
  const ids = grants.map(({ awsAccountId }) => awsAccountId);
  const known = await withOrg(
    actor,
    ({ sql }) => sql`select 1 from aws_accounts where org_id = ${actor.orgId} and id = any(${ids}::uuid[])`,
  );
  if (known.length < ids.length) throw notFound('AWS account');
  return grants.map((grant) => ({ ...grant, permissions: [...new Set([...grant.permissions, 'accounts:read' as const])] }));
}

/** Makes a member's grants these, whatever they were. */
export async function writeGrants(tx: Tx, member: { userId: string; orgId: string }, grants: GrantsInput): Promise<void> {
  const { userId, orgId } = member;
  await tx
    .update(members)
    .set({ limited: grants !== null })
    .where(and(eq(members.userId, userId), eq(members.organizationId, orgId)));
  await tx.delete(accountGrants).where(and(eq(accountGrants.userId, userId), eq(accountGrants.organizationId, orgId)));
  if (grants && grants.length > 0)
    await tx.insert(accountGrants).values(grants.map((grant) => ({ userId, organizationId: orgId, ...grant })));
}
