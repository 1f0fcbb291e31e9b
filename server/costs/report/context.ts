import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { CostSource } from '../types';
import { unitsOf } from './read';
import { type Reach, reachOf, readSources } from './sources';

/** What every answer about cost stands on. */
export interface CostContext {
  tx: Tx;
  sql: Tx['sql'];
  scope: TenantScope;
  sources: CostSource[];
  reach: Reach;
  /** The currency of the answer; null: there are no figures. */
  unit: string | null;
  otherUnits: string[];
}

/**
 * Runs a read over the caller's figures, in one currency: the one asked for, else US dollars, else the first.
 * @throws AppError FORBIDDEN; UNPROCESSABLE for a currency that nothing is billed in
 */
export async function withCosts<T>(actor: Actor, unit: string | undefined, work: (context: CostContext) => Promise<T>): Promise<T> {
  const scope = within(actor, 'costs:read');
  return withOrg(scope, async (tx) => {
    const { sql } = tx;
    const sources = await readSources(sql, scope);
    const reach = await reachOf(sql, scope, sources);
    const units = await unitsOf(sql, scope);
    if (unit !== undefined && !units.includes(unit) && units.length > 0)
      throw new AppError('UNPROCESSABLE', `Nothing is billed in ${unit}. There is: ${units.join(', ')}.`);
    // Asked, and nothing was billed: that is 0, in the currency that AWS bills in unless told otherwise.
    const chosen = units.length === 0 ? (reach.asOf ? (unit ?? 'USD') : null) : (unit ?? units[0] ?? null);
    return work({ tx, sql, scope, sources, reach, unit: chosen, otherUnits: units.filter((each) => each !== chosen) });
  });
}
