import type { OperationCoverage } from '@/server/collect/types';
import type { Tx } from '@/server/db';
import type { TenantScope } from '@/server/ids';
import type { AccountRef, CoverageProblem } from '@/server/posture';
import { coverageProblems } from '@/server/scans/problems';

/** What the newest scans of some accounts did not look at. */
export interface NotSeen {
  problems: CoverageProblem[];
  regions: { account: AccountRef; disabled: string[]; leftOut: string[] }[];
}

interface Row {
  account: string;
  disabled: string[];
  leftOut: string[];
  units: { service: string; region: string; coverage: OperationCoverage[] }[];
}

/** Calls that AWS did not answer in full, and regions that were not looked at, by the last scan of each account. */
export async function readNotSeen({ sql }: Tx, { orgId }: TenantScope, accounts: readonly AccountRef[]): Promise<NotSeen> {
  const refs = new Map(accounts.map((account) => [account.id, account]));
  const rows = await sql<Row[]>`
    select a.id as account, s.disabled_regions as disabled, s.left_out_regions as "leftOut",
      (select coalesce(jsonb_agg(jsonb_build_object('service', u.service, 'region', u.region, 'coverage', u.coverage) order by u.service, u.region), '[]')
        from scan_units u where u.org_id = s.org_id and u.scan_id = s.id and u.status <> 'completed') as units
    from aws_accounts a join scans s on s.org_id = a.org_id and s.id = a.last_scan_id
    where a.org_id = ${orgId} and a.id = any(${[...refs.keys()]}::uuid[]) order by a.name`;
  const known = rows.flatMap((row) => {
    const account = refs.get(row.account);
    return account ? [{ ...row, account }] : [];
  });
  return {
    problems: known.flatMap(({ account, units }) => coverageProblems(account, units)),
    regions: known
      .filter(({ disabled, leftOut }) => disabled.length + leftOut.length > 0)
      .map(({ account, disabled, leftOut }) => ({ account, disabled, leftOut })),
  };
}
