import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { requestPrice } from '../constants';
import { monthStart } from '../days';
import { readSettings } from '../settings/data';

/** The organization has used up what it allows itself this month. */
export class CapReached extends Error {
  override readonly name = 'CapReached';
  constructor(readonly cap: number) {
    super(
      `This month's limit of ${cap} paid requests to Cost Explorer is used up, so nothing more is asked. Raise it in the cost settings, or wait for the next month.`,
    );
  }
}

interface Payment {
  orgId: OrgId;
  refreshId: string;
  today: string;
}

/** Counts a request before it is sent, so that a crash may count one too many, never one too few. @throws CapReached */
async function reserve({ orgId, refreshId, today }: Payment): Promise<void> {
  const { monthlyRequestCap: cap } = await readSettings(orgId);
  const month = monthStart(today);
  const counted = await withOrg(orgId, async ({ sql }) => {
    await sql`insert into cost_meters (org_id, month) values (${orgId}, ${month}) on conflict do nothing`;
    const rows = await sql`
      update cost_meters set requests = requests + 1 where org_id = ${orgId} and month = ${month} and requests < ${cap} returning 1`;
    if (rows.length === 0) return false;
    await sql`
      update cost_refreshes set requests = requests + 1, price = price + ${requestPrice}::numeric where org_id = ${orgId} and id = ${refreshId}`;
    return true;
  });
  if (!counted) throw new CapReached(cap);
}

/** AWS bills no request that it refuses. */
async function takeBack({ orgId, refreshId, today }: Payment): Promise<void> {
  await withOrg(orgId, async ({ sql }) => {
    await sql`update cost_meters set requests = requests - 1 where org_id = ${orgId} and month = ${monthStart(today)}`;
    await sql`
      update cost_refreshes set requests = requests - 1, price = price - ${requestPrice}::numeric where org_id = ${orgId} and id = ${refreshId}`;
  });
}

/** Sends one paid request, counted under the organization's limit. @throws CapReached, what `send` throws */
export async function paid<T>(payment: Payment, send: () => Promise<T>): Promise<T> {
  await reserve(payment);
  try {
    return await send();
  } catch (error) {
    if (wasAnswered(error)) await takeBack(payment);
    throw error;
  }
}

/** An error with a status of AWS's was refused; a broken line may have been answered, and billed. */
const wasAnswered = (error: unknown): boolean => {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;
  return status !== undefined && status >= 400;
};
