import { csvResponse } from '@/server/http/csv';
import { jsonDownload } from '@/server/http/json-download';
import type { Actor } from '@/server/identity/actor';
import { eachWorkload } from './data';
import type { WorkloadRow } from './types';
import { workloadView } from './views';
import type { WorkloadParams } from './where';

const csvColumns = [
  'rank at least',
  'rank at most',
  'kind',
  'name',
  'id',
  'account',
  'account name',
  'region',
  'reached from',
  'exposure',
  'vulnerability',
  'privilege',
  'vulnerabilities',
  'critical',
  'high',
  'medium',
  'low',
  'fixable',
  'exploit known',
  'platform',
  'end of support',
  'secrets',
  'detections',
  'imdsv1',
  'privileged',
  'open findings',
  'arn',
];

/** What nobody looked at stays an empty cell. */
const flag = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');

function csvRow(row: WorkloadRow): (string | number | null)[] {
  const { vulnerabilities, platform, findings } = row;
  return [
    row.rank,
    row.rankMax,
    row.kind,
    row.name,
    row.resourceId,
    row.account.accountId,
    row.account.name,
    row.region,
    row.reach,
    row.exposure.least,
    row.vulnerability.least,
    row.privilege.least,
    vulnerabilities.state,
    vulnerabilities.critical,
    vulnerabilities.high,
    vulnerabilities.medium,
    vulnerabilities.low,
    vulnerabilities.fixable,
    vulnerabilities.exploitable,
    platform.name,
    platform.end,
    row.secrets,
    row.detections,
    flag(row.imdsV1),
    flag(row.privileged),
    findings.critical + findings.high + findings.medium + findings.low,
    row.arn,
  ];
}

async function* each<T>(rows: AsyncIterable<WorkloadRow>, as: (row: WorkloadRow) => T): AsyncGenerator<T, void> {
  for await (const row of rows) yield as(row);
}

async function* nothing(): AsyncGenerator<WorkloadRow, void> {}

/** The workloads of a filter as a file, streamed. @param params null: nothing can match */
export function exportWorkloads(actor: Actor, format: 'csv' | 'json', params: WorkloadParams | null): Response {
  const rows = params ? eachWorkload(actor, params) : nothing();
  return format === 'csv' ? csvResponse('workloads', csvColumns, each(rows, csvRow)) : jsonDownload('workloads', each(rows, workloadView));
}
