import type postgres from 'postgres';
import type { AnyOrgId } from '@/server/ids';

/**
 * Stacks with what is known of their drift, as a FROM item named `s`. The inventory has each stack with what CloudFormation said of its
 * drift at the last scan; our own newest detection counts where it is younger than that and than the stack's last update. Whatever
 * was said before an update is out of date: then it is `NOT_CHECKED`.
 */
export const stackStates = (sql: postgres.TransactionSql, orgId: AnyOrgId, where: postgres.Fragment) => sql`
  (select base.*, a.account_id, a.name as account_name, a.kind as account_kind, run.id as run_id, run.status as run_status, run.started_at as run_started_at,
    last.id as detection_id, last.counts,
    case when last.started_at is not null then last.stack_drift_status else base.aws_status end as drift_status,
    case when last.started_at is not null then last.started_at else base.aws_checked_at end as detection_time
  from (
    select r.id, r.aws_account_id, r.arn, r.resource_id as stack_name, r.region, r.tags, r.config,
      r.config ->> 'StackStatus' as stack_status,
      coalesce(r.config -> 'DriftInformation' ->> 'StackDriftStatus', 'NOT_CHECKED') as aws_status,
      (r.config -> 'DriftInformation' -> 'LastCheckTimestamp' ->> '$date')::timestamptz as aws_checked_at,
      (r.config -> 'LastUpdatedTime' ->> '$date')::timestamptz as updated_at
    from resources r
    where r.org_id = ${orgId} and r.type = 'AWS::CloudFormation::Stack' and r.deleted_at is null ${where}
  ) base
  join aws_accounts a on a.org_id = ${orgId} and a.id = base.aws_account_id
  left join lateral (
    select d.id, d.status, d.started_at from drift_detections d
    where d.org_id = ${orgId} and d.aws_account_id = base.aws_account_id and d.stack_arn = base.arn and d.status in ('QUEUED', 'DETECTION_IN_PROGRESS')
    limit 1) run on true
  left join lateral (
    select d.id, d.counts, d.stack_drift_status, d.started_at from drift_detections d
    where d.org_id = ${orgId} and d.aws_account_id = base.aws_account_id and d.stack_arn = base.arn and d.stack_drift_status is not null
      and d.started_at >= coalesce(base.updated_at, d.started_at) and d.started_at >= coalesce(base.aws_checked_at - interval '1 second', d.started_at)
    order by d.queued_at desc limit 1) last on true) s`;

/** A row of the above. */
export interface StackStateRow {
  id: string;
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: 'role' | 'keys' | 'ambient' | 'sample';
  arn: string;
  stack_name: string;
  region: string;
  tags: Record<string, string>;
  config: Record<string, unknown>;
  stack_status: string;
  drift_status: 'IN_SYNC' | 'DRIFTED' | 'NOT_CHECKED' | 'UNKNOWN';
  detection_time: string | null;
  detection_id: string | null;
  counts: {
    inSync: number;
    modified: number;
    deleted: number;
    unknown: number;
    unchecked: number;
  } | null;
  run_id: string | null;
  run_status: 'QUEUED' | 'DETECTION_IN_PROGRESS' | null;
  run_started_at: string | null;
}
