import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { estimateSavings } from '../savings/store';
import { queueFirstCost } from './sweep';

/** What a finished scan means for cost: its inventory is reckoned, and a new account is asked for its bill. Never fails the scan. */
export async function costAfterScan(orgId: OrgId, scanId: string): Promise<{ asked: boolean }> {
  try {
    const [scan] = await withOrg(
      orgId,
      ({ sql }) => sql<{ account: string; isPast: boolean }[]>`
        select aws_account_id as account, as_of is not null as "isPast" from scans where org_id = ${orgId} and id = ${scanId}`,
    );
    if (!scan || scan.isPast) return { asked: false };
    await estimateSavings(orgId, scan.account, new Date());
    return { asked: await queueFirstCost(orgId, scan.account) };
  } catch (error) {
    log.error({ err: error, scanId }, 'cost could not be worked out after a scan');
    return { asked: false };
  }
}
