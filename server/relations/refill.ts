import { and, inArray, isNull } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { withDirectory, withOrg } from '@/server/db';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { applyEdges } from './apply-edges';
import { extractorsFingerprint } from './fingerprint';

const perPage = 1_000;

/** Accounts whose relations were read otherwise than today, or never. One under scan waits for its end. */
export async function accountsToRelate(limit = 100): Promise<{ orgId: OrgId; awsAccountId: string }[]> {
  const all = await withDirectory((tx) =>
    tx
      .select({ orgId: awsAccounts.orgId })
      .from(awsAccounts)
      .where(and(inArray(awsAccounts.status, ['connected', 'error', 'paused']), isNull(awsAccounts.activeScanId))),
  );
  const found: { orgId: OrgId; awsAccountId: string }[] = [];
  for (const orgId of new Set(all.map((account) => asOrgId(account.orgId)))) {
    if (found.length >= limit) break;
    const stale = await withOrg(
      orgId,
      ({ sql }) => sql<{ id: string }[]>`
        select id from aws_accounts
        where org_id = ${orgId} and active_scan_id is null and last_scan_id is not null and related_with is distinct from ${extractorsFingerprint()}
        order by id limit ${limit}`,
    );
    found.push(...stale.map(({ id }) => ({ orgId, awsAccountId: id })));
  }
  return found.slice(0, limit);
}

/**
 * Reads the relations of an account's stored resources again, without asking AWS. Safe to repeat: what is the same is not written.
 * @returns how many resources it read, or null when a scan came first: then the account's turn comes again
 */
export async function refillEdges(orgId: OrgId, awsAccountId: string): Promise<number | null> {
  let after = '0';
  for (let read = 0; ; ) {
    const page = await withOrg(orgId, async ({ sql }) => {
      // A scan cannot begin before this page is done.
      const [free] =
        await sql`select 1 from aws_accounts where org_id = ${orgId} and id = ${awsAccountId} and active_scan_id is null for share`;
      if (!free) return null;
      const rows = await sql<{ id: string }[]>`
        select id from resources where org_id = ${orgId} and aws_account_id = ${awsAccountId} and deleted_at is null and id > ${after}
        order by id limit ${perPage}`;
      const ids = rows.map(({ id }) => id);
      await applyEdges(sql, { orgId, awsAccountId }, ids);
      if (ids.length < perPage)
        await sql`update aws_accounts set related_with = ${extractorsFingerprint()} where org_id = ${orgId} and id = ${awsAccountId}`;
      return ids;
    });
    if (!page) return null;
    read += page.length;
    after = page.at(-1) ?? after;
    if (page.length < perPage) {
      log.info({ awsAccountId, resources: read }, 'relations were read again');
      return read;
    }
  }
}
