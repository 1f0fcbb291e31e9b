import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { apiKeys, members, organizations, users } from '@/drizzle/schema/identity';
import { recordAudit } from '../audit/record';
import { type Tx, withIdentity, withOrg } from '../db';
import { AppError, notFound } from '../errors';
import { announce } from '../live/announce';
import { type Actor, authorise, can } from './actor';
import { generateApiKey, isSecretOf, parseApiKey } from './api-key-format';
import { isAnyOf } from './is-any-of';
import { isRole, type Scope } from './permissions';
import { identityProvider } from './provider';
import { reachColumns, reachOf } from './reach';

export interface ApiKeyRow {
  id: string;
  name: string;
  /** `cl_live_<id>`: enough to recognise a key, useless without its secret. */
  prefix: string;
  scopes: string[];
  owner: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

const columns = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: sql<string>`'cl_live_' || ${apiKeys.keyId}`,
  scopes: apiKeys.scopes,
  owner: users.email,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
};

/** Admins manage the organization's keys, others their own. */
function reach(actor: Actor) {
  const ofOrg = and(eq(apiKeys.organizationId, actor.orgId), isNull(apiKeys.revokedAt));
  return can(actor, 'members:update') ? ofOrg : and(ofOrg, eq(apiKeys.userId, actor.userId));
}

/** Living keys, newest first. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyRow[]> {
  authorise(actor, 'keys:read');
  return withIdentity((tx) =>
    tx
      .select(columns)
      .from(apiKeys)
      .innerJoin(users, eq(users.id, apiKeys.userId))
      .where(reach(actor))
      .orderBy(desc(apiKeys.createdAt), apiKeys.id),
  );
}

export interface NewApiKey {
  name: string;
  scopes: readonly Scope[];
  expiresAt?: Date | undefined;
}

/** Writes a key for `owner` and returns it with its secret, which is never to be had again. */
export async function insertApiKey(
  tx: Tx,
  owner: { userId: string; orgId: string },
  input: NewApiKey,
): Promise<{ id: string; key: string; keyId: string; createdAt: Date }> {
  const { key, keyId, secretHash } = generateApiKey();
  const [row] = await tx
    .insert(apiKeys)
    .values({
      organizationId: owner.orgId,
      userId: owner.userId,
      name: input.name,
      keyId,
      secretHash,
      scopes: [...input.scopes],
      expiresAt: input.expiresAt ?? null,
    })
    .returning({ id: apiKeys.id, createdAt: apiKeys.createdAt });
  if (!row) throw new Error('An inserted API key was not returned.');
  return { ...row, key, keyId };
}

/** A new key of the caller's own. Nobody can give a key more than they may do themselves. */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<ApiKeyRow & { key: string }> {
  authorise(actor, 'keys:create');
  const beyond = input.scopes.filter((scope) =>
    scope === '*' ? actor.scopes !== undefined && !actor.scopes.includes('*') : !can(actor, scope),
  );
  if (beyond.length > 0)
    throw new AppError('FORBIDDEN', `You cannot give a key what you may not do yourself: ${beyond.join(', ')}.`, { scopes: beyond });
  if (input.expiresAt && input.expiresAt.getTime() <= Date.now())
    throw new AppError('UNPROCESSABLE', 'The expiry lies in the past: choose a later time, or none.');
  return withOrg(actor, async (audit) => {
    const { key, keyId, ...row } = await withIdentity((tx) => insertApiKey(tx, actor, input));
    await recordAudit(audit, actor, { action: 'key.create', target: row.id, data: { name: input.name, scopes: input.scopes } });
    return {
      ...row,
      key,
      prefix: `cl_live_${keyId}`,
      name: input.name,
      scopes: [...input.scopes],
      owner: actor.email,
      expiresAt: input.expiresAt ?? null,
      lastUsedAt: null,
    };
  });
}

/** The key stops working with the next request. */
export async function revokeApiKey(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'keys:delete');
  await withOrg(actor, async (audit) => {
    const [row] = await withIdentity((tx) =>
      tx
        .update(apiKeys)
        .set({ revokedAt: new Date() })
        .where(and(reach(actor), eq(apiKeys.id, id)))
        .returning({ name: apiKeys.name }),
    );
    if (!row) throw notFound('API key');
    await announce(audit.sql, { orgId: actor.orgId, channel: 'access', id });
    await recordAudit(audit, actor, { action: 'key.revoke', target: id, data: { name: row.name } });
  });
}

/**
 * The actor behind an API key, or null when it is unknown, wrong, over, revoked, or its owner has left. The role is the
 * owner's of now. Notes the use at most once a minute.
 */
export async function findApiKeyActor(text: string, now = new Date()): Promise<Actor | null> {
  const [actor = null] = await findApiKeyActors([text], now);
  return actor;
}

/** As `findApiKeyActor`, of many keys in one statement; in the order of the keys. */
export async function findApiKeyActors(texts: readonly string[], now = new Date()): Promise<(Actor | null)[]> {
  const parsed = texts.map(parseApiKey);
  const keyIds = [...new Set(parsed.flatMap((each) => (each ? [each.keyId] : [])))];
  if (keyIds.length === 0) return texts.map(() => null);
  return withIdentity(async (tx) => {
    const rows = await selectKeys(tx, keyIds);
    const known = new Map(rows.map((row) => [row.keyId, row]));
    const used = parsed.map((each) => {
      const row = each && known.get(each.keyId);
      if (!row || !isSecretOf(each.secret, row.secretHash)) return null;
      return row.expiresAt && row.expiresAt <= now ? null : row;
    });
    const due = used.flatMap((row) => (row && isRole(row.role) && isNoteDue(row.lastUsedAt, now) ? [row.id] : []));
    if (due.length > 0)
      await tx
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(isAnyOf(apiKeys.id, [...new Set(due)]));
    return used.map((row) => row && keyActor(row));
  });
}

const isNoteDue = (lastUsedAt: Date | null, now: Date): boolean => !lastUsedAt || now.getTime() - lastUsedAt.getTime() >= 60_000;

function selectKeys(tx: Tx, keyIds: readonly string[]) {
  return tx
    .select({
      id: apiKeys.id,
      keyId: apiKeys.keyId,
      secretHash: apiKeys.secretHash,
      scopes: apiKeys.scopes,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      provider: users.provider,
      role: members.role,
      twoFactorEnabled: users.twoFactorEnabled,
      mfaRequired: organizations.mfaRequired,
      ...reachColumns,
    })
    .from(apiKeys)
    .innerJoin(users, and(eq(users.id, apiKeys.userId), eq(users.provider, identityProvider()), isNull(users.deactivatedAt)))
    .innerJoin(organizations, and(eq(organizations.id, apiKeys.organizationId), isNull(organizations.deletedAt)))
    .innerJoin(
      members,
      and(eq(members.userId, apiKeys.userId), eq(members.organizationId, apiKeys.organizationId), isNull(members.deactivatedAt)),
    )
    .where(and(isAnyOf(apiKeys.keyId, keyIds), isNull(apiKeys.revokedAt)));
}

function keyActor(row: Awaited<ReturnType<typeof selectKeys>>[number]): Actor | null {
  const { userId, name, email, provider, role, scopes } = row;
  if (!isRole(role)) return null;
  const isHeld = provider === 'local' && row.mfaRequired && !row.twoFactorEnabled;
  return {
    userId,
    ...reachOf(row),
    role,
    via: 'api-key',
    credentialId: row.id,
    scopes,
    name,
    email,
    provider,
    ...(isHeld ? { needsSecondFactor: true } : {}),
  };
}
