import { awsAccounts } from '@/drizzle/schema/accounts';
import { sampleExternalId } from '@/server/accounts/sample-accounts';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization } from '@/server/test/organization';

export interface SampleTarget {
  orgId: OrgId;
  awsAccountId: string;
}

/** A new organization with one account of the sample cloud connected. */
export async function connectSample(accountId: string, roleName = 'CloudLensScanRole'): Promise<SampleTarget> {
  const orgId = await makeOrganization();
  const [account] = await withOrg(orgId, (tx) =>
    tx
      .insert(awsAccounts)
      .values({
        orgId,
        accountId,
        name: 'Sample',
        kind: 'sample',
        region: 'eu-central-1',
        roleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
        externalId: sampleExternalId(accountId),
        status: 'connected',
      })
      .returning({ id: awsAccounts.id }),
  );
  return { orgId, awsAccountId: account?.id ?? '' };
}

/** Lets another role of the account be used from now on. */
export async function useRole({ orgId, awsAccountId }: SampleTarget, accountId: string, roleName: string): Promise<void> {
  await withOrg(
    orgId,
    ({ sql }) =>
      sql`update aws_accounts set role_arn = ${`arn:aws:iam::${accountId}:role/${roleName}`} where org_id = ${orgId} and id = ${awsAccountId}`,
  );
}

/** What an organization knows, without ids and times: equal for equal outcomes. */
export async function outcomeOf(orgId: OrgId) {
  return withOrg(orgId, async ({ sql }) => ({
    verdicts:
      await sql`select check_id, arn, sub_key, status, finding, severity, region, reopened_count, hash from verdicts where org_id = ${orgId} order by 1, 2, 3`,
    details:
      await sql`select v.check_id, v.arn, v.sub_key, d.summary, d.evidence from verdict_details d join verdicts v on v.org_id = d.org_id and v.id = d.verdict_id where d.org_id = ${orgId} order by 1, 2, 3`,
    resources: await sql`select arn, type, region, hash, deleted_at is null as present from resources where org_id = ${orgId} order by 1`,
    versions:
      await sql`select r.arn, v.change, v.hash from resource_versions v join resources r on r.org_id = v.org_id and r.id = v.resource_id where v.org_id = ${orgId} order by 1, 2, 3`,
    changes:
      await sql`select c.kind, c.check_id, v.arn, v.sub_key from changes c join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id where c.org_id = ${orgId} order by 2, 3, 4, 1`,
    units: await sql`select service, region, status, resources, findings from scan_units where org_id = ${orgId} order by 1, 2`,
    scans: await sql`select seq, status, counts from scans where org_id = ${orgId} order by 1`,
    workloads: await sql`select arn, hash from workloads where org_id = ${orgId} order by 1`,
    paths: await sql`select kind, key, hash, status from attack_paths where org_id = ${orgId} order by 1, 2`,
    posture:
      await sql`select field, value, by_field, by_value, open, muted, resolved, unknown, pass, passing, unseen from org_facets where org_id = ${orgId} order by 1, 2, 3, 4`,
  }));
}
