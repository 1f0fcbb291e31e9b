import { notFound } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import type { InstanceRow } from '../types';
import type { Target } from './act';
import { listInstances } from './list';
import { readLive } from './read-live';

/**
 * One instance as AWS says that it is now, found by its id where account and region are not said.
 * @throws AppError NOT_FOUND, UNAVAILABLE, UNPROCESSABLE
 */
export async function readInstance(actor: Actor, wanted: { instanceId: string } & Partial<Target>): Promise<InstanceRow> {
  const { awsAccountId, region } = await placeOf(actor, wanted);
  const [row] = await readInstances(actor, awsAccountId, region, [wanted.instanceId]);
  if (!row) throw notFound('instance');
  return row;
}

async function placeOf(actor: Actor, { instanceId, awsAccountId, region }: { instanceId: string } & Partial<Target>) {
  if (awsAccountId && region) return { awsAccountId, region };
  const { rows } = await listInstances(actor, {
    ids: [instanceId],
    limit: 1,
    ...(awsAccountId ? { account: [awsAccountId] } : {}),
    ...(region ? { region: [region] } : {}),
  });
  const [known] = rows;
  if (!known) throw notFound('instance');
  return { awsAccountId: known.account.id, region: known.region };
}

/** The same for several of one account and region; those that AWS knows no more are left out. */
export async function readInstances(actor: Actor, awsAccountId: string, region: string, ids: readonly string[]): Promise<InstanceRow[]> {
  await readLive(actor, awsAccountId, region, ids);
  const { rows } = await listInstances(actor, { account: [awsAccountId], region: [region], ids, limit: ids.length });
  return rows;
}
