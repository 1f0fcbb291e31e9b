import { type Tx, withOrg } from '@/server/db';
import type { AnyOrgId, OrgId } from '@/server/ids';
import { defaultSettings, requestPrice } from '../constants';
import { monthStart } from '../days';
import { amountText, money } from '../money';
import type { CostSettings, Spent } from '../types';

export async function settingsIn({ sql }: Pick<Tx, 'sql'>, orgId: AnyOrgId): Promise<CostSettings> {
  const [row] = await sql<CostSettings[]>`
    select monthly_request_cap as "monthlyRequestCap", tag_keys as "tagKeys", aws_anomalies as "awsAnomalies", schedule
    from cost_settings where org_id = ${orgId}`;
  return row ?? { ...defaultSettings };
}

/** For jobs. */
export const readSettings = (orgId: OrgId): Promise<CostSettings> => withOrg(orgId, (tx) => settingsIn(tx, orgId));

/** What asking has cost in the month of a day. */
export async function spentIn({ sql }: Pick<Tx, 'sql'>, orgId: AnyOrgId, today: string): Promise<Spent> {
  const [row] = await sql<{ requests: number }[]>`
    select requests from cost_meters where org_id = ${orgId} and month = ${monthStart(today)}`;
  const requests = row?.requests ?? 0;
  return { month: today.slice(0, 7), requests, price: amountText(money(requestPrice).times(requests)), unit: 'USD' };
}
