import type { OperationCoverage } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { getScan } from '@/server/scans/data';
import type { ScanDetail } from '@/server/scans/types';
import { readerOf } from '@/server/test/organization';
import { type Outcome, readOutcome } from './outcome';

export interface ObservedUnit {
  service: string;
  region: string;
  status: string;
  coverage: OperationCoverage[];
}

/** A transition that a scan has written. */
export interface ObservedChange {
  id: string;
  kind: string;
  scan_id: string;
  seq: number;
  aws_account_id: string;
  verdict_id: string | null;
  check_id: string | null;
  arn: string | null;
  sub_key: string | null;
  region: string | null;
}

/** Everything that the checker looks at after a scan has come to rest. */
export interface Observation {
  orgId: OrgId;
  awsAccountId: string;
  scan: ScanDetail;
  units: ObservedUnit[];
  outcome: Outcome;
  /** All of the organization, oldest first. */
  changes: ObservedChange[];
  activeScanId: string | null;
  accountStatus: string;
}

export async function observe(orgId: OrgId, scanId: string): Promise<Observation> {
  const scan = await getScan(readerOf(orgId), scanId);
  const outcome = await readOutcome(orgId);
  return withOrg(orgId, async ({ sql }) => {
    const units = await sql<ObservedUnit[]>`
      select service, region, status, coverage from scan_units where org_id = ${orgId} and scan_id = ${scanId} order by service, region`;
    const changes = await sql<ObservedChange[]>`
      select c.id::text, c.kind, c.scan_id, s.seq, c.aws_account_id, c.verdict_id::text, c.check_id, v.arn, v.sub_key, v.region
      from changes c
      left join scans s on s.org_id = c.org_id and s.id = c.scan_id
      left join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
      where c.org_id = ${orgId} order by c.id`;
    const [account] = await sql<{ active_scan_id: string | null; status: string }[]>`
      select active_scan_id, status from aws_accounts where org_id = ${orgId} and id = ${scan.account.id}`;
    return {
      orgId,
      awsAccountId: scan.account.id,
      scan,
      units: [...units],
      outcome,
      changes: [...changes],
      activeScanId: account?.active_scan_id ?? null,
      accountStatus: account?.status ?? 'gone',
    };
  });
}
