import { findAccount } from '@/server/accounts/connect/find-account';
import { ownIdentity } from '@/server/accounts/own-identity';
import { parseRoleArn } from '@/server/accounts/role-arn';
import { isSampleAccount } from '@/server/accounts/sample-accounts';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, can, within } from '@/server/identity/actor';
import { type OperatorKit, operatorKit } from '@/server/permissions/artefacts/operator/kit';
import { findOperator } from './operator';
import type { OperatorProof } from './proof';

/** Whether an account may be operated, and how the way there looks. */
export interface OperatorAccess {
  /** `none`: nobody has begun. */
  status: 'none' | 'pending' | 'on' | 'off';
  roleArn: string | null;
  onlyTagged: boolean;
  launchRoles: string[];
  withFixes: boolean;
  provenAt: string | null;
  lastError: string | null;
  proof: OperatorProof | null;
  /** How to make the role, for who may turn operating on; null: nobody has begun, or they may not. */
  setUp: { externalId: string; principal: string | null; noIdentity: { cause: string; next: string } | null; kit: OperatorKit } | null;
}

/** @throws AppError NOT_FOUND */
export async function readOperatorAccess(actor: Actor, id: string): Promise<OperatorAccess> {
  const scope = within(actor, 'accounts:read');
  const account = await findAccount(scope, id);
  if (!account) throw notFound('AWS account');
  const row = await withOrg(scope, (tx) => findOperator(tx, actor.orgId, id));
  if (!row)
    return {
      status: 'none',
      roleArn: null,
      onlyTagged: false,
      launchRoles: [],
      withFixes: false,
      provenAt: null,
      lastError: null,
      proof: null,
      setUp: null,
    };
  const onlyTagged = row.tagKey !== null;
  const { roleArn, externalId, launchRoles, withFixes } = row;
  const parsed = parseRoleArn(roleArn);
  const answer = parsed.ok && can(actor, 'accounts:create') ? await ownIdentity(isSampleAccount(account.accountId)) : null;
  const principal = answer?.identity?.principal ?? null;
  return {
    status: row.status,
    roleArn,
    onlyTagged,
    launchRoles,
    withFixes,
    provenAt: row.provenAt?.toISOString() ?? null,
    lastError: row.lastError,
    proof: row.proof as OperatorProof | null,
    setUp:
      answer && parsed.ok
        ? {
            externalId,
            principal,
            noIdentity: answer.identity ? null : { cause: answer.cause, next: answer.next },
            kit: operatorKit({ ...parsed.role, principal, externalId, region: account.region, onlyTagged, launchRoles, withFixes }),
          }
        : null,
  };
}
