import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { type Priced, reckon, type Saving } from './reckon';

const pricedTypes = [
  'AWS::EC2::Volume',
  'AWS::EC2::Snapshot',
  'AWS::EC2::EIP',
  'AWS::EC2::Instance',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancing::LoadBalancer',
];

/** Reckons an account's inventory anew and makes what is stored equal to it. Only rows that differ are written. */
export async function estimateSavings(orgId: OrgId, awsAccountId: string, now: Date): Promise<{ savings: number; unpriced: number }> {
  return withOrg(orgId, async ({ sql }) => {
    // Two scans' ends must not mix: whoever comes second waits, and sees the newer inventory.
    await sql`select 1 from aws_accounts where org_id = ${orgId} and id = ${awsAccountId} for update`;
    const { costs, savings, unpriced } = reckon(await readPriced(sql, orgId, awsAccountId), now);
    await sql`
      with fresh as (
        select arn, monthly, basis from jsonb_to_recordset(${JSON.stringify(costs)}::jsonb) as f(arn text, monthly numeric, basis text)
      ), gone as (
        delete from resource_costs c where c.org_id = ${orgId} and c.aws_account_id = ${awsAccountId} and not exists (select from fresh f where f.arn = c.arn)
      )
      insert into resource_costs (org_id, aws_account_id, arn, monthly, unit, basis)
      select ${orgId}::uuid, ${awsAccountId}::uuid, arn, monthly, 'USD', basis from fresh
      on conflict (org_id, aws_account_id, arn) do update set monthly = excluded.monthly, basis = excluded.basis
        where (resource_costs.monthly, resource_costs.basis) is distinct from (excluded.monthly, excluded.basis)`;
    await storeSavings(sql, orgId, awsAccountId, 'inventory', savings, now);
    return { savings: savings.length, unpriced };
  });
}

async function readPriced(sql: postgres.TransactionSql, orgId: string, awsAccountId: string): Promise<Priced[]> {
  return sql<Priced[]>`
    with used as (
      select distinct m->'Ebs'->>'SnapshotId' as id from resources i, jsonb_array_elements(
        case when jsonb_typeof(i.config->'BlockDeviceMappings') = 'array' then i.config->'BlockDeviceMappings' else '[]'::jsonb end) m
      where i.org_id = ${orgId} and i.aws_account_id = ${awsAccountId} and i.type = 'AWS::EC2::Image' and i.deleted_at is null
    )
    select r.arn, r.type, r.resource_id as id, r.name, r.region,
      case r.type when 'AWS::EC2::Instance' then r.config->'State'->>'Name'
        when 'AWS::ElasticLoadBalancingV2::LoadBalancer' then
          case when r.config->'listeners' = '[]'::jsonb and not 'listeners' = any(r.carried_config) then 'idle' end
        else case when jsonb_typeof(r.config->'State') = 'string' then r.config->>'State' end end as state,
      case r.type when 'AWS::EC2::Volume' then (r.config->>'Size')::int when 'AWS::EC2::Snapshot' then (r.config->>'VolumeSize')::int end as size,
      case r.type when 'AWS::ElasticLoadBalancingV2::LoadBalancer' then coalesce(r.config->>'Type', 'application')
        when 'AWS::ElasticLoadBalancing::LoadBalancer' then 'classic'
        else coalesce(r.config->>'VolumeType', r.config->>'InstanceType') end as kind,
      (r.config->>'Iops')::int as iops, case r.type when 'AWS::EC2::Volume' then (r.config->>'Throughput')::int end as throughput,
      case r.type
        when 'AWS::EC2::Instance' then coalesce(r.config->>'InstanceLifecycle', nullif(r.config->'Placement'->>'Tenancy', 'default'),
          nullif(coalesce(r.config->>'PlatformDetails', initcap(r.config->>'Platform')), 'Linux/UNIX'))
        when 'AWS::EC2::Snapshot' then nullif(r.config->>'StorageTier', 'standard')
        when 'AWS::EC2::EIP' then nullif(r.config->>'PublicIpv4Pool', 'amazon') end as special,
      case r.type when 'AWS::EC2::Volume' then r.config->'Attachments'->0->>'InstanceId'
        when 'AWS::EC2::EIP' then coalesce(r.config->>'AssociationId', r.config->>'InstanceId', r.config->>'NetworkInterfaceId') end as "attachedTo",
      r.config->>'StartTime' as "startedAt", used.id is not null as "isInUse"
    from resources r left join used on used.id = r.resource_id
    where r.org_id = ${orgId} and r.aws_account_id = ${awsAccountId} and r.deleted_at is null and r.type = any(${pricedTypes})`;
}

/** Makes the stored recommendations of one origin equal to these. */
export async function storeSavings(
  sql: postgres.TransactionSql,
  orgId: string,
  awsAccountId: string,
  origin: 'inventory' | 'compute-optimizer' | 'cost-optimization-hub',
  savings: readonly Saving[],
  now: Date,
): Promise<void> {
  const fresh = sql`
    jsonb_to_recordset(${JSON.stringify(savings)}::jsonb) as f(kind text, arn text, "resourceType" text, "resourceName" text, region text,
      saving numeric, effort text, basis text, "needsRestart" boolean, "canRollBack" boolean)`;
  await sql`
    delete from cost_recommendations r where r.org_id = ${orgId} and r.aws_account_id = ${awsAccountId} and r.origin = ${origin}
      and not exists (select from ${fresh} where f.kind = r.kind and f.arn = r.arn)`;
  await sql`
    insert into cost_recommendations (org_id, aws_account_id, origin, kind, arn, resource_type, resource_name, region, saving, unit, effort, basis,
      needs_restart, can_roll_back, seen_at)
    select ${orgId}::uuid, ${awsAccountId}::uuid, ${origin}, f.kind, f.arn, f."resourceType", f."resourceName", f.region, f.saving, 'USD', f.effort,
      f.basis, f."needsRestart", f."canRollBack", ${now.toISOString()}
    from ${fresh}
    on conflict (org_id, aws_account_id, origin, kind, arn) do update set saving = excluded.saving, effort = excluded.effort, basis = excluded.basis,
      resource_name = excluded.resource_name, seen_at = excluded.seen_at
    where (cost_recommendations.saving, cost_recommendations.basis, cost_recommendations.resource_name)
      is distinct from (excluded.saving, excluded.basis, excluded.resource_name)`;
}
