import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';
import type { ResourceDriftStatus } from './types';

/** The stack that made a resource, and how the resource stands to its template. */
export interface ManagingStack {
  /** Of our row; null: the last scan no longer saw the stack, or never did. */
  id: string | null;
  stackName: string;
  logicalId: string;
  /** What the newest look said of this very resource; null: nobody looked. */
  driftStatus: ResourceDriftStatus | null;
}

interface Managed {
  awsAccountId: string;
  arn: string;
  resourceId: string;
  tags: Record<string, string>;
}

/** By the tags that CloudFormation puts on what it makes; else by what a detection found in a stack. null: nothing says so. */
export async function managingStack(
  { sql }: Tx,
  orgId: AnyOrgId,
  { awsAccountId, arn, resourceId, tags }: Managed,
): Promise<ManagingStack | null> {
  const stackArn = tags['aws:cloudformation:stack-id'] ?? null;
  const logicalId = tags['aws:cloudformation:logical-id'] ?? null;
  const [looked] = await sql<{ stack_arn: string; stack_name: string; logical_id: string; drift_status: ResourceDriftStatus }[]>`
    select d.stack_arn, d.stack_name, t.logical_id, t.drift_status
    from drift_results t join drift_detections d on d.org_id = t.org_id and d.id = t.detection_id
    where t.org_id = ${orgId} and t.physical_id = any(${[arn, resourceId]}::text[]) and d.aws_account_id = ${awsAccountId}
      and t.resource_type <> 'AWS::CloudFormation::Stack' ${stackArn ? sql`and d.stack_arn = ${stackArn}` : sql``}
    order by d.queued_at desc limit 1`;
  const found = {
    arn: stackArn ?? looked?.stack_arn,
    name: tags['aws:cloudformation:stack-name'] ?? looked?.stack_name,
    logicalId: logicalId ?? looked?.logical_id,
  };
  if (!found.arn || !found.name || !found.logicalId) return null;
  const [stack] = await sql<{ id: string }[]>`
    select id from resources where org_id = ${orgId} and aws_account_id = ${awsAccountId} and arn = ${found.arn} and deleted_at is null`;
  return { id: stack?.id ?? null, stackName: found.name, logicalId: found.logicalId, driftStatus: looked?.drift_status ?? null };
}
