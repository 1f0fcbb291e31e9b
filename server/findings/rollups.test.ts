import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { removeAccount } from '@/server/accounts/mutations';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, readerOf } from '@/server/test/organization';
import { listFindings } from './data';
import { countFacets } from './facets';
import { refreshFacets } from './rollups';
import type { FindingFilters, FindingStatus } from './types';

const checkIds = ['iam/root-mfa-enabled', 's3/bucket-public-access-blocked', 'ec2/instance-imds-v2', 'kms/key-rotation-enabled'];
const regions = ['eu-central-1', 'us-east-1', 'global'];

/** Verdicts of every kind, told by their number, in two accounts. */
async function fill(orgId: OrgId): Promise<string[]> {
  const ids: string[] = [];
  for (const accountId of ['111111111111', '222222222222']) {
    const [account] = await withOrg(orgId, (tx) =>
      tx
        .insert(awsAccounts)
        .values({ orgId, accountId, name: accountId, kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id }),
    );
    if (!account) throw new Error('no account');
    ids.push(account.id);
    await withOrg(orgId, async ({ sql }) => {
      await sql`
        insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, muted_until, first_seen_at, changed_at, hash)
        select ${orgId}, ${account.id}, (${checkIds}::text[])[1 + n % 4], 'arn:' || n, 'T', 'r' || n, split_part((${checkIds}::text[])[1 + n % 4], '/', 1),
          (${regions}::text[])[1 + n % 3], 1 + n % 4,
          (array['fail', 'fail', 'pass', 'unknown', 'not-applicable', 'pass', 'unknown', 'excluded', 'excluded'])[1 + n % 9],
          (array['open', 'open', 'resolved', 'open', 'resolved', null, null, 'excluded', null])[1 + n % 9],
          case when n % 9 = 1 then now() + interval '1 day' end, now(), now(), 'h'
        from generate_series(1, 200) n`;
      await refreshFacets(sql, orgId, account.id);
    });
  }
  return ids;
}

describe('counts from rollups', () => {
  let orgId: OrgId;
  let accounts: string[];
  beforeAll(async () => {
    orgId = await makeOrganization();
    accounts = await fill(orgId);
  });
  afterAll(closeDatabase);

  const filters = (): FindingFilters[] => [
    {},
    { severity: ['high'] },
    { severity: ['critical', 'low'] },
    { service: ['s3'] },
    { region: ['eu-central-1', 'global'] },
    { checkId: ['kms/key-rotation-enabled'] },
    { account: [accounts[1] ?? ''] },
  ];
  const statuses: FindingStatus[][] = [[], ['open'], ['muted', 'resolved'], ['unknown'], ['pass', 'open'], ['excluded']];

  /** Somebody who reads the second account only. */
  const limited = () => {
    const id = accounts[1] ?? '';
    return { ...readerOf(orgId), accountIds: [id], grants: new Map([[id, ['findings:read']]]) };
  };

  /** Two words that every row has keep the rollups out: the same question, counted row by row. */
  const counting = async (each: FindingFilters, reader = readerOf(orgId)) => {
    await withOrg(
      orgId,
      ({ sql }) =>
        sql`insert into mutes (org_id, reason, created_by, expires_at) values (${orgId}, 'x', ${orgId}, now() - interval '1 minute')`,
    );
    try {
      return { facets: await countFacets(reader, each), total: (await listFindings(reader, { ...each, limit: 1 })).total };
    } finally {
      await withOrg(orgId, ({ sql }) => sql`delete from mutes where org_id = ${orgId}`);
    }
  };

  it('say what counting the rows says, under every single filter and status', async () => {
    for (const filter of filters())
      for (const status of statuses) {
        const each = { ...filter, status };
        for (const reader of [readerOf(orgId), limited()]) {
          const told = { facets: await countFacets(reader, each), total: (await listFindings(reader, { ...each, limit: 1 })).total };
          expect({ each, ...told }).toEqual({ each, ...(await counting(each, reader)) });
        }
      }
    expect((await listFindings(limited(), {})).total).toBe((await listFindings(readerOf(orgId), {})).total / 2);
  });

  it('follow changes, and the sums of the organization with them', async () => {
    await withOrg(orgId, async ({ sql }) => {
      await sql`update verdicts set finding = 'resolved', status = 'pass' where org_id = ${orgId} and aws_account_id = ${accounts[0] ?? ''} and finding = 'open'`;
      await refreshFacets(sql, orgId, accounts[0] ?? '');
    });
    for (const filter of filters()) expect(await countFacets(readerOf(orgId), filter)).toEqual((await counting(filter)).facets);
  });

  it('forget an account that is removed', async () => {
    const { actor } = await makePerson(orgId, 'admin');
    await removeAccount(actor, accounts[0] ?? '');
    for (const filter of filters()) expect(await countFacets(readerOf(orgId), filter)).toEqual((await counting(filter)).facets);
    await removeAccount(actor, accounts[1] ?? '');
    const [left] = await withOrg(orgId, ({ sql }) => sql`select count(*)::int as n from org_facets where org_id = ${orgId}`);
    expect(left?.n).toBe(0);
  });
});
