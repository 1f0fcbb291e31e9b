import type { KeptType } from '@/server/attack-paths/landscape/kept';
import type { Landscape } from '@/server/attack-paths/landscape/landscape';
import { missingIn } from '@/server/attack-paths/refresh/blindness';
import { loadLandscape } from '@/server/attack-paths/refresh/load-landscape';
import type { CoverageBook } from '@/server/checks/coverage';
import type { OrgConnection } from '@/server/db-staging';
import type { ScanContext } from '@/server/scans/execute/scan-context';

/** What the way from the internet to a workload leads over. */
const types = [
  'AWS::EC2::Instance',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::RouteTable',
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPCPeeringConnection',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::ECS::Service',
  'AWS::Lambda::Function',
] as const satisfies readonly KeptType[];

/** Services whose listings say which of these there are. */
export const landscapeServices = ['ec2', 'elbv2', 'ecs', 'lambda'] as const;

/** The part of the account's landscape, as attack paths are found in it, that tells from where workloads are reached. */
export async function readLandscape(
  connection: OrgConnection,
  { orgId, account, scan, now }: ScanContext,
  book: CoverageBook,
): Promise<Landscape> {
  const others = await connection.transaction(
    (sql) => sql<{ account_id: string }[]>`select account_id from aws_accounts where org_id = ${orgId} and id <> ${account.id}`,
  );
  return loadLandscape(
    connection,
    { orgId, awsAccountId: account.id, disabledRegions: scan.disabledRegions },
    {
      account: account.accountId,
      partition: account.partition,
      now,
      trustedAccounts: others.map(({ account_id }) => account_id),
      missing: missingIn(book),
    },
    types,
  );
}
