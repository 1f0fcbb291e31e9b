import { z } from 'zod';
import { authorise, within } from '@/server/identity/actor';
import { requirePageActor } from '@/server/identity/page-actor';
import { findAccount } from './connect/find-account';
import { type RoleInstructions, roleInstructions } from './connect/role-instructions';
import { mayConnectAmbient } from './connect-ambient';
import { listAccounts } from './data';
import { type DeepReadsView, readDeepReads } from './deep-reads';
import { type AccessKeyRow, listAccessKeys } from './keys/access-keys';
import { type OrganizationView, readOrganization } from './organization/read-organization';
import { ownIdentity } from './own-identity';
import { type Preflight, readPreflight } from './preflight/read-preflight';
import type { AccountRow, AccountStatus } from './types';

export async function loadAccounts(): Promise<AccountRow[]> {
  return listAccounts(await requirePageActor());
}

/** A connection in whatever state it is, for the page that leads through connecting. */
export interface Connection {
  id: string;
  accountId: string;
  name: string;
  region: string;
  status: AccountStatus;
  lastError: string | null;
  roleArn: string;
  externalId: string;
  expiresAt: string | null;
  activeScanId: string | null;
  hasScans: boolean;
  instructions: RoleInstructions;
  preflight: Preflight | null;
}

/** null: there is no such connection by role. */
export async function loadConnection(id: string): Promise<Connection | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const actor = await requirePageActor();
  authorise(actor, 'accounts:create');
  const account = await findAccount(within(actor, 'accounts:read'), id);
  if (!account?.roleArn || !account.externalId) return null;
  const { roleArn, externalId, region } = account;
  return {
    id,
    accountId: account.accountId,
    name: account.name,
    region,
    status: account.status,
    lastError: account.lastError,
    roleArn,
    externalId,
    expiresAt: account.expiresAt?.toISOString() ?? null,
    activeScanId: account.activeScanId,
    hasScans: account.lastScanId !== null,
    instructions: await roleInstructions({ roleArn, externalId, region }),
    preflight: account.status === 'pending' ? null : await readPreflight(actor, id),
  };
}

/** Whether this installation can enter AWS accounts by role at all; null: it can. */
export async function loadMissingIdentity(): Promise<{ cause: string; next: string } | null> {
  const actor = await requirePageActor();
  authorise(actor, 'accounts:create');
  const answer = await ownIdentity(false);
  return answer.identity ? null : { cause: answer.cause, next: answer.next };
}

/** How we get into an account and what we may do there; null: there is no such account. */
export async function loadAccess(
  id: string,
): Promise<{ account: AccountRow; preflight: Preflight | null; deepReads: DeepReadsView } | null> {
  const account = (await loadAccounts()).find((each) => each.id === id);
  if (!account) return null;
  const actor = await requirePageActor();
  return { account, preflight: await readPreflight(actor, id), deepReads: await readDeepReads(actor, id) };
}

/** Whether the account that CloudLens itself runs in may be connected. */
export async function loadOffersAmbient(): Promise<boolean> {
  const actor = await requirePageActor();
  authorise(actor, 'accounts:create');
  return mayConnectAmbient();
}

/** The AWS organization as last listed through an account; `account` null: there is no such account. */
export async function loadOrganization(id: string): Promise<{ account: AccountRow; organization: OrganizationView | null } | null> {
  const account = (await loadAccounts()).find((each) => each.id === id);
  if (!account) return null;
  return { account, organization: await readOrganization(await requirePageActor(), id) };
}

/** The stored key of an account that is connected by key. */
export async function loadAccessKey(awsAccountId: string): Promise<AccessKeyRow | null> {
  const keys = await listAccessKeys(await requirePageActor());
  return keys.find((key) => key.awsAccountId === awsAccountId) ?? null;
}
