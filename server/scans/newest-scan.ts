import { connectionIdOf } from '@/server/accounts/find';
import { notFound } from '@/server/errors';
import { reply } from '@/server/http/reply';
import { type Actor, can, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import { getScan, newestFinishedScan } from './data';
import { joinOrStartScan } from './mutations';
import { scanDetailView } from './views';

interface Asked {
  accountId?: string;
  /** Seconds. */
  maxAge?: number;
}

/**
 * The newest finished scan of a kind; where none is young enough, a Bearer token that may start scans joins or starts one (202).
 * A cookie session's GET never starts work. @throws AppError NOT_FOUND
 */
export async function newestScan(actor: Actor, kind: 'cspm' | 'cwpp', { accountId, maxAge }: Asked) {
  const awsAccountId = accountId ? await connectionIdOf(within(actor, 'scans:read'), accountId) : undefined;
  const mayStart = maxAge !== undefined && actor.via !== 'session' && can(actor, 'scans:create');
  const since = mayStart ? new Date(Date.now() - maxAge * 1_000) : undefined;
  const id = await newestFinishedScan(actor, { kind, awsAccountId, since });
  if (!id && mayStart) return reply(await joinOrStartScan(actor, awsAccountId, kind === 'cwpp' ? kind : undefined), { status: 202 });
  if (!id) throw notFound('finished scan');
  return { scan: scanDetailView(await getScan(actor, id, await memberNames(actor.orgId))) };
}
