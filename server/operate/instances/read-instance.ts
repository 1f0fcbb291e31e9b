import { notFound } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import type { InstanceRow } from '../types';
import type { Target } from './act';
import { listInstances } from './list';
import { readLive } from './read-live';

/** One instance as AWS says that it is now. @throws AppError NOT_FOUND, UNAVAILABLE, UNPROCESSABLE */
export async function readInstance(actor: Actor, target: Target): Promise<InstanceRow> {
  const [row] = await readInstances(actor, target.awsAccountId, target.region, [target.instanceId]);
  if (!row) throw notFound('instance');
  return row;
}

/** The same for several of one account and region; those that AWS knows no more are left out. */
export async function readInstances(actor: Actor, awsAccountId: string, region: string, ids: readonly string[]): Promise<InstanceRow[]> {
  await readLive(actor, awsAccountId, region, ids);
  const { rows } = await listInstances(actor, { account: [awsAccountId], region: [region], ids, limit: ids.length });
  return rows;
}
