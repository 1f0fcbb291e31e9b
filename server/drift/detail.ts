import { plainData } from '@/server/collect/data-json';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import type { AnyOrgId } from '@/server/ids';
import { checkableStates } from './constants';
import { findStack, isoOrNull, readResults, showResources, toStackRow } from './data';
import { activeRules } from './ignore/data';
import { maskSecrets } from './mask';
import { revertCommands } from './revert';
import { type StackStateRow, stackStates } from './stack-state';
import type { Detection, DriftedResource, StackDetail } from './types';

interface DetectionRow {
  id: string;
  aws_account_id: string;
  stack_arn: string;
  stack_name: string;
  region: string;
  drift_detection_id: string | null;
  status: Detection['status'];
  trigger: Detection['trigger'];
  requested_by: string | null;
  queued_at: string;
  started_at: string | null;
  finished_at: string | null;
  stack_drift_status: Detection['stackDriftStatus'];
  counts: Detection['counts'];
  reason: string | null;
}

const historyShown = 60;

/** Everything about one stack. @throws AppError NOT_FOUND */
export async function getStack(actor: Actor, id: string): Promise<StackDetail> {
  if (!/^\d{1,18}$/.test(id)) throw notFound('stack');
  const scope = within(actor, 'drift:read');
  const { orgId } = scope;
  const names = await memberNames(orgId);
  return withOrg(scope, async (tx) => {
    const row = await findStack(tx, orgId, id);
    const rules = await activeRules(tx, orgId);
    const history = (await readHistory(tx, orgId, row)).map((each) => toDetection(each, names));
    const results = row.detection_id ? ((await readResults(tx, orgId, [row.detection_id])).get(row.detection_id) ?? []) : [];
    const resources = showResources(results, row.stack_name, rules);
    const config = plainData(row.config) as StackConfig;
    const notCheckable = checkableStates.includes(row.stack_status) ? null : whyNot(row.stack_status);
    return {
      ...toStackRow(row, resources.filter(({ ignored }) => ignored).length),
      createdAt: config.CreationTime ?? null,
      updatedAt: config.LastUpdatedTime ?? null,
      ...valuesOf(config),
      ...(await relatives(tx, orgId, row, config)),
      detection: history.find((each) => each.id === row.detection_id) ?? null,
      resources,
      history,
      notCheckable,
      revert: row.drift_status === 'DRIFTED' ? revertFor(row, config) : null,
    };
  });
}

interface StackConfig {
  CreationTime?: string;
  LastUpdatedTime?: string;
  ParentId?: string;
  Outputs?: {
    OutputKey?: string;
    OutputValue?: string;
    Description?: string;
  }[];
  Parameters?: { ParameterKey?: string; ParameterValue?: string }[];
}

const whyNot = (state: string): string =>
  `CloudFormation does not look for drift while a stack is in the state ${state}. It does after a completed create, update, import or rollback of an update.`;

/** Outputs and parameters may hold what should not be there. */
function valuesOf({ Outputs = [], Parameters = [] }: StackConfig): Pick<StackDetail, 'outputs' | 'parameters'> {
  const masked = (name: string, value: string) => String((maskSecrets({ [name]: value }) as Record<string, unknown>)[name]);
  return {
    outputs: Outputs.map(({ OutputKey = '', OutputValue = '', Description }) => ({
      key: OutputKey,
      value: masked(OutputKey, OutputValue),
      description: Description ?? null,
    })),
    parameters: Parameters.map(({ ParameterKey = '', ParameterValue = '' }) => ({
      key: ParameterKey,
      value: masked(ParameterKey, ParameterValue),
    })),
  };
}

const revertFor = ({ stack_name: stackName, region }: StackStateRow, { Parameters = [] }: StackConfig): string =>
  revertCommands({
    stackName,
    region,
    parameters: Parameters.flatMap(({ ParameterKey }) => ParameterKey ?? []),
  });

async function relatives(
  { sql }: Tx,
  orgId: AnyOrgId,
  row: StackStateRow,
  { ParentId }: StackConfig,
): Promise<Pick<StackDetail, 'nested' | 'parent'>> {
  const near = sql`and r.aws_account_id = ${row.aws_account_id} and r.region = ${row.region}`;
  const rows = await sql<StackStateRow[]>`
    select s.* from ${stackStates(sql, orgId, sql`${near} and (r.config ->> 'ParentId' = ${row.arn} or r.arn = ${ParentId ?? ''})`)} order by s.stack_name limit 200`;
  const brief = (each: StackStateRow) => ({
    id: each.id,
    stackName: each.stack_name,
    driftStatus: each.drift_status,
  });
  const parent = rows.find((each) => each.arn === ParentId);
  return {
    nested: rows.filter((each) => each !== parent).map(brief),
    parent: parent ? { id: parent.id, stackName: parent.stack_name } : null,
  };
}

function readHistory({ sql }: Tx, orgId: AnyOrgId, row: StackStateRow) {
  return sql<DetectionRow[]>`
    select * from drift_detections where org_id = ${orgId} and aws_account_id = ${row.aws_account_id} and stack_arn = ${row.arn}
    order by queued_at desc limit ${historyShown}`;
}

function toDetection(row: DetectionRow, names: ReadonlyMap<string, string>): Detection {
  return {
    id: row.id,
    driftDetectionId: row.drift_detection_id,
    status: row.status,
    trigger: row.trigger,
    requestedBy: row.requested_by ? (names.get(row.requested_by) ?? 'a former member') : null,
    queuedAt: new Date(row.queued_at).toISOString(),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at),
    stackDriftStatus: row.stack_drift_status,
    counts: row.counts,
    reason: row.reason,
  };
}

export interface DetectionDetail extends Detection {
  stackName: string;
  stackId: string;
  accountId: string;
  region: string;
  resources: DriftedResource[];
}

/** One detection, by our id or by AWS's. @throws AppError NOT_FOUND */
export async function getDetection(actor: Actor, id: string): Promise<DetectionDetail> {
  const scope = within(actor, 'drift:read');
  const { orgId } = scope;
  const names = await memberNames(orgId);
  return withOrg(scope, async (tx) => {
    const [row] = await tx.sql<(DetectionRow & { account_id: string })[]>`
      select d.*, a.account_id from drift_detections d join aws_accounts a on a.org_id = d.org_id and a.id = d.aws_account_id
      where d.org_id = ${orgId} and (d.id = ${id} or d.drift_detection_id = ${id}::text) order by (d.id = ${id}) desc limit 1`;
    if (!row) throw notFound('drift detection');
    const results = (await readResults(tx, orgId, [row.id])).get(row.id) ?? [];
    return {
      ...toDetection(row, names),
      stackName: row.stack_name,
      stackId: row.stack_arn,
      accountId: row.account_id,
      region: row.region,
      resources: showResources(results, row.stack_name, await activeRules(tx, orgId)),
    };
  });
}
