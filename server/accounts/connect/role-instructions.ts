import { env } from '@/server/env';
import { type RoleKit, roleKit } from '@/server/permissions/artefacts/role-kit';
import { ownIdentity } from '../own-identity';
import { parseRoleArn } from '../role-arn';
import { isSampleAccount } from '../sample-accounts';

export interface RoleInstructions {
  /** Whom the role must trust; null: this installation has no AWS identity yet. */
  principal: string | null;
  /** Why there is none, and what to do about it. */
  noIdentity: { cause: string; next: string } | null;
  template: RoleKit;
}

/** Every way to make the role of a connection, with all values filled in. */
export async function roleInstructions(connection: { roleArn: string; externalId: string; region: string }): Promise<RoleInstructions> {
  const parsed = parseRoleArn(connection.roleArn);
  if (!parsed.ok) throw new Error(`A stored role ARN ${parsed.reason}.`);
  const answer = await ownIdentity(isSampleAccount(parsed.role.accountId));
  const principal = answer.identity?.principal ?? null;
  return {
    principal,
    noIdentity: answer.identity ? null : { cause: answer.cause, next: answer.next },
    template: roleKit(
      { ...parsed.role, principal, externalId: connection.externalId, region: connection.region },
      env().CLOUDLENS_TEMPLATE_URL,
    ),
  };
}
