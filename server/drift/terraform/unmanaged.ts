import type { ResourceType } from '@/server/collect/types';
import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';
import type { Listings } from './listings';
import type { ComparedResource } from './types';

/**
 * What is in the inventory, of these types, and in no state of the account. Left out is what somebody else looks after: CloudFormation,
 * a scaling group, AWS itself; and defaults that come with an account.
 */
const unmanaged = ({ sql }: Tx, orgId: AnyOrgId, awsAccountId: string, types: readonly string[], matched: ReadonlySet<string>) => sql`
  from resources r
  where r.org_id = ${orgId} and r.aws_account_id = ${awsAccountId} and r.deleted_at is null and r.type = any(${types as string[]}::text[])
    and r.id not in (select unnest(${[...matched]}::bigint[]))
    and not r.tags ?| array['aws:cloudformation:stack-id', 'aws:autoscaling:groupName', 'aws:ec2:fleet-id', 'aws:eks:cluster-name']
    and r.arn not like '%:role/aws-service-role/%' and r.arn not like '%:role/aws-reserved/%' and r.arn not like 'arn:aws:iam::aws:%'
    and coalesce(r.config ->> 'IsDefault', r.config ->> 'DefaultForAz', 'false') <> 'true'
    and not (r.type = 'AWS::EC2::SecurityGroup' and r.config ->> 'GroupName' = 'default')
    and not (r.type = 'AWS::EC2::RouteTable' and r.config -> 'Associations' @> '[{"Main": true}]')
    and not (r.type = 'AWS::RDS::DBParameterGroup' and r.resource_id like 'default.%')
    and not (r.type = 'AWS::EC2::Instance' and r.config -> 'State' ->> 'Name' in ('shutting-down', 'terminated'))`;

export async function countUnmanaged(
  tx: Tx,
  orgId: AnyOrgId,
  awsAccountId: string,
  types: readonly string[],
  matched: ReadonlySet<string>,
): Promise<number> {
  if (types.length === 0) return 0;
  const [row] = await tx.sql<{ n: number }[]>`select count(*)::int as n ${unmanaged(tx, orgId, awsAccountId, types, matched)}`;
  return row?.n ?? 0;
}

interface Row {
  id: string;
  type: ResourceType;
  arn: string;
  resource_id: string;
  name: string | null;
  region: string;
}

export async function readUnmanaged(
  tx: Tx,
  orgId: AnyOrgId,
  awsAccountId: string,
  types: readonly string[],
  matched: ReadonlySet<string>,
  listings: Listings,
  most: number,
): Promise<ComparedResource[]> {
  if (types.length === 0) return [];
  const rows = await tx.sql<Row[]>`
    select r.id, r.type, r.arn, r.resource_id, r.name, r.region ${unmanaged(tx, orgId, awsAccountId, types, matched)} order by r.type, r.id limit ${most}`;
  return rows.map((row) => {
    const listing = listings.of(row.type, row.region);
    return {
      status: 'unmanaged',
      address: null,
      terraformType: null,
      type: row.type,
      name: row.name ?? row.resource_id,
      arn: row.arn,
      region: row.region,
      resourceId: row.id,
      compared: 0,
      differences: [],
      reason: 'It is in the account, and in none of its uploaded states.',
      seenAt: listing.state === 'never' ? null : listing.at,
    };
  });
}
