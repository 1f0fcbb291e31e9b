import { randomUUID } from 'node:crypto';
import { recordAudit } from '@/server/audit/record';
import { checkById } from '@/server/checks/catalogue';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { judgeSoon, lockDocument, type Target, targetOf, targetOfExclusion, writeDocument } from './change';
import { type Unknown, unknownInExclusion, unknownInSetting } from './known';
import { sameSaid } from './same';
import type { CheckSetting, CheckSettingInput, Exclusion, ExclusionInput, ScopeDocument } from './types';

const requireFuture = (expiresAt: string | null | undefined): void => {
  if (expiresAt && new Date(expiresAt) <= new Date()) throw new AppError('BAD_REQUEST', 'The end must lie in the future.');
};

const requireKnown = ([unknown]: readonly Unknown[]): void => {
  if (!unknown) return;
  const where = unknown.path.join('.');
  const sentence = where ? `${where}: ${unknown.message}.` : `The check ${unknown.message}.`;
  throw new AppError('BAD_REQUEST', sentence[0]?.toUpperCase() + sentence.slice(1), { path: where });
};

/** Changes the document of an organization or account, unless nothing changes; what is stored is judged by it soon after. */
async function change<T>(
  actor: Actor,
  target: Target,
  work: (
    document: ScopeDocument,
  ) => { document: ScopeDocument; action: string; about: string; data: Record<string, unknown>; result: T } | { result: T },
): Promise<T> {
  const done = await withOrg(actor, async (tx: Tx) => {
    const outcome = work(await lockDocument(tx, actor.orgId, target));
    if (!('document' in outcome)) return { changed: false, result: outcome.result };
    await writeDocument(tx, actor, target, outcome.document);
    await recordAudit(tx, actor, { action: outcome.action, target: outcome.about, data: { awsAccountId: target, ...outcome.data } });
    return { changed: true, result: outcome.result };
  });
  if (done.changed) await judgeSoon(actor.orgId);
  return done.result;
}

/**
 * Sets a check's thresholds, or switches it off or on, for the organization or one account. Replaces what was set there before.
 * @throws AppError NOT_FOUND for no such check or account; BAD_REQUEST for a threshold it does not have, or beyond its bounds
 */
export async function saveCheckSetting(
  actor: Actor,
  checkId: string,
  accountId: string | null | undefined,
  input: CheckSettingInput,
): Promise<CheckSetting> {
  const target = await targetOf(actor, accountId);
  if (!checkById(checkId)) throw notFound('check');
  requireKnown(unknownInSetting(checkId, input));
  requireFuture(input.expiresAt);
  const setting: CheckSetting = { ...input, by: actor.name, at: new Date().toISOString() };
  return change(actor, target, (document) => {
    const was = document.checks[checkId];
    if (was && sameSaid(was, setting)) return { result: was };
    return {
      document: { ...document, checks: { ...document.checks, [checkId]: setting } },
      action: 'scope.check.update',
      about: checkId,
      data: { was: was ?? null, now: setting },
      result: setting,
    };
  });
}

/** Back to what the organization, or the default, says. Nothing where nothing was set. @throws AppError NOT_FOUND */
export async function clearCheckSetting(
  actor: Actor,
  checkId: string,
  accountId: string | null | undefined,
): Promise<{ cleared: boolean }> {
  const target = await targetOf(actor, accountId);
  if (!checkById(checkId)) throw notFound('check');
  return change<{ cleared: boolean }>(actor, target, (document) => {
    const { [checkId]: was, ...checks } = document.checks;
    if (!was) return { result: { cleared: false } };
    return { document: { ...document, checks }, action: 'scope.check.delete', about: checkId, data: { was }, result: { cleared: true } };
  });
}

/** Takes resources out of judging, with a reason. @throws AppError NOT_FOUND, BAD_REQUEST for an end in the past */
export async function addExclusion(actor: Actor, accountId: string | null | undefined, input: ExclusionInput): Promise<Exclusion> {
  const target = await targetOf(actor, accountId);
  requireKnown(unknownInExclusion(input));
  requireFuture(input.expiresAt);
  const exclusion: Exclusion = { ...input, id: randomUUID(), by: actor.name, at: new Date().toISOString() };
  return change(actor, target, (document) => ({
    document: { ...document, exclusions: [...document.exclusions, exclusion] },
    action: 'scope.exclusion.create',
    about: exclusion.id,
    data: { now: exclusion },
    result: exclusion,
  }));
}

/** @throws AppError NOT_FOUND, BAD_REQUEST for an end in the past */
export async function updateExclusion(actor: Actor, id: string, input: ExclusionInput): Promise<Exclusion> {
  const target = await targetOfExclusion(actor, id);
  requireKnown(unknownInExclusion(input));
  requireFuture(input.expiresAt);
  const exclusion: Exclusion = { ...input, id, by: actor.name, at: new Date().toISOString() };
  return change(actor, target, (document) => {
    const was = document.exclusions.find((each) => each.id === id);
    if (!was) throw notFound('exclusion');
    if (sameSaid(was, exclusion)) return { result: was };
    return {
      document: { ...document, exclusions: document.exclusions.map((each) => (each.id === id ? exclusion : each)) },
      action: 'scope.exclusion.update',
      about: id,
      data: { was, now: exclusion },
      result: exclusion,
    };
  });
}

/** What it took out is judged again. @throws AppError NOT_FOUND */
export async function removeExclusion(actor: Actor, id: string): Promise<{ id: string }> {
  const target = await targetOfExclusion(actor, id);
  return change(actor, target, (document) => {
    const was = document.exclusions.find((each) => each.id === id);
    if (!was) throw notFound('exclusion');
    return {
      document: { ...document, exclusions: document.exclusions.filter((each) => each.id !== id) },
      action: 'scope.exclusion.delete',
      about: id,
      data: { was },
      result: { id },
    };
  });
}
