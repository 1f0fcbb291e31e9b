import type { CredentialReportRow } from '@/server/collect/iam/types';
import { ApiError, type OperationContext } from '../define-service';

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

/** AWS keeps a report for four hours; in each such span the first request starts one. */
const KEPT = 4 * 3600_000;
const started = new Set<string>();

function spanOf({ accountId, now }: OperationContext): string {
  return `${accountId} ${Math.floor(now.getTime() / KEPT)}`;
}

export function generateReport(context: OperationContext): { State: 'STARTED' | 'COMPLETE'; Description?: string } {
  const span = spanOf(context);
  if (started.has(span)) return { State: 'COMPLETE' };
  started.add(span);
  return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
}

export function readReport(context: OperationContext): { Content: Uint8Array; ReportFormat: 'text/csv'; GeneratedTime: Date } {
  if (!started.has(spanOf(context))) throw new ApiError('ReportNotPresent', 410, 'No report exists. Generate one first.');
  const { state, accountId, now } = context;
  const root = state.find('AWS::IAM::AccountSettings', 'global', accountId)?.data.root;
  const users = state.list('AWS::IAM::User', 'global');
  const rows = users.slice(0, users.length).flatMap(({ data }) => (data.report ? [data.report] : []));
  const lines = [columns.join(','), ...[...(root ? [root] : []), ...rows].map((row) => cells(row).join(','))];
  return {
    Content: new TextEncoder().encode(lines.join('\n')),
    ReportFormat: 'text/csv',
    GeneratedTime: new Date(Math.floor(now.getTime() / KEPT) * KEPT),
  };
}

function cells(row: CredentialReportRow): string[] {
  const isRoot = row.passwordEnabled === null;
  const time = (value: string | null, none: string) => (value ? value.replace(/\.\d+Z$/, '+00:00') : none);
  const unknown = isRoot ? 'not_supported' : 'N/A';
  return [
    row.user,
    row.arn,
    time(row.userCreationTime, 'N/A'),
    isRoot ? 'not_supported' : String(row.passwordEnabled),
    time(row.passwordLastUsed, row.passwordEnabled === false ? 'N/A' : 'no_information'),
    time(row.passwordLastChanged, unknown),
    time(row.passwordNextRotation, unknown),
    String(row.mfaActive),
    ...row.accessKeys.flatMap((key) => [
      String(key.active),
      time(key.lastRotated, 'N/A'),
      time(key.lastUsedDate, 'N/A'),
      key.lastUsedRegion ?? 'N/A',
      key.lastUsedService ?? 'N/A',
    ]),
    ...row.certificates.flatMap((certificate) => [String(certificate.active), time(certificate.lastRotated, 'N/A')]),
  ];
}
