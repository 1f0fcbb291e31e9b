import { isNull } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { organizations } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { findAccount } from './connect/find-account';
import { ownIdentity } from './own-identity';
import { runPreflight } from './preflight/run-preflight';
import { homeRegions } from './role-arn';
import type { AmbientInput } from './schema';

export interface AmbientAccount {
  id: string;
  accountId: string;
  name: string;
  region: string;
  status: 'connected';
}

/**
 * Whether the account that CloudLens itself runs in may be read with its own credentials: only where the operator says so, and only
 * while one organization lives here, because everybody's would reach the same account.
 */
export async function mayConnectAmbient(): Promise<boolean> {
  if (!env().CLOUDLENS_AMBIENT) return false;
  const living = await withIdentity((tx) =>
    tx.select({ id: organizations.id }).from(organizations).where(isNull(organizations.deletedAt)).limit(2),
  );
  return living.length === 1;
}

/** Connects our own account. @throws AppError AMBIENT_NOT_ALLOWED, ROLE_NOT_ASSUMABLE without an identity, CONFLICT when it is connected */
export async function connectAmbient(actor: Actor, input: AmbientInput): Promise<AmbientAccount> {
  authorise(actor, 'accounts:create');
  const { orgId } = actor;
  if (!(await mayConnectAmbient()))
    throw new AppError(
      'AMBIENT_NOT_ALLOWED',
      'The account that CloudLens runs in is read only where its operator sets CLOUDLENS_AMBIENT=on, and only while there is one organization.',
    );
  const answer = await ownIdentity(false);
  if (!answer.identity)
    throw new AppError('ROLE_NOT_ASSUMABLE', `CloudLens has no AWS identity of its own. ${answer.cause} ${answer.next}`);
  const { accountId, partition } = answer.identity;
  const name = input.name ?? 'This installation';
  const region = input.region ?? homeRegions[partition as keyof typeof homeRegions] ?? 'us-east-1';
  const id = await withOrg(actor, async (tx) => {
    const [row] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId, partition, name, region, kind: 'ambient', status: 'connected', trustProvenAt: new Date() })
      .onConflictDoNothing()
      .returning({ id: awsAccounts.id });
    if (!row) throw new AppError('CONFLICT', 'The account that CloudLens runs in is connected already.');
    await recordAudit(tx, actor, { action: 'account.connect', target: row.id, data: { accountId, kind: 'ambient' } });
    await announce(tx.sql, { orgId, channel: 'account', id: row.id });
    return row.id;
  });
  const account = await findAccount(actor, id);
  if (account) await runPreflight(account);
  return { id, accountId, name, region, status: 'connected' };
}
