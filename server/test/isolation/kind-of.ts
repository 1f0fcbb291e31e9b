import type { Operation } from '@/server/http/operation';
import type { Kind } from './furnished-organization';
import type { IdField } from './id-fields';

/** What `{id}` of a path names. A new path without a line here fails the suite. */
const byPath: [RegExp, Kind][] = [
  [/^\/api\/aws-accounts\/\{id\}/, 'account'],
  [/^\/api\/scan\/results\/\{id\}/, 'scan'],
  [/^\/api\/scan\/credentials\/\{id\}/, 'accessKey'],
  [/^\/api\/findings\/\{id\}/, 'finding'],
  [/^\/api\/aws-resources\/\{id\}/, 'resource'],
  [/^\/api\/scope\/exclusions\/\{id\}/, 'exclusion'],
  [/^\/api\/workloads\/\{id\}/, 'workload'],
  [/^\/api\/keys\/\{id\}/, 'key'],
  [/^\/api\/admin\/users\/\{id\}/, 'member'],
  [/^\/api\/sessions\/\{id\}/, 'session'],
  [/^\/api\/invitations\/\{id\}/, 'invitation'],
  [/^\/api\/notification-channels\/\{id\}/, 'channel'],
  [/^\/api\/notification-rules\/\{id\}/, 'rule'],
  [/^\/api\/notification-deliveries\/\{id\}/, 'delivery'],
  [/^\/api\/dashboards\/\{id\}/, 'dashboard'],
  [/^\/api\/reports\/\{id\}/, 'report'],
  [/^\/api\/forwarders\/\{id\}/, 'forwarder'],
  [/^\/api\/compliance\/frameworks\/\{id\}/, 'framework'],
  [/^\/api\/compliance\/attestations\/\{id\}/, 'attestation'],
  [/^\/api\/drift\/(?:stacks|resources)\/\{id\}/, 'stack'],
  [/^\/api\/drift\/detections\/\{id\}/, 'detection'],
  [/^\/api\/drift\/terraform\/states\/\{id\}/, 'terraformState'],
  [/^\/api\/drift\/ignore-rules\/\{id\}/, 'ignoreRule'],
  [/^\/api\/cost\/anomalies\/\{id\}/, 'anomaly'],
  [/^\/api\/cost\/views\/\{id\}/, 'costView'],
  [/^\/api\/exceptions\/\{id\}/, 'exception'],
  [/^\/api\/finding-views\/\{id\}/, 'findingView'],
  [/^\/api\/workflow\/delete-mapping/, 'mapping'],
  [/^\/api\/workflow\/workflows\/\{id\}/, 'workflow'],
  [/^\/api\/workflow\/runs\/\{id\}/, 'run'],
  [/^\/api\/workflow\/artefacts\/\{id\}/, 'artefact'],
  [/^\/api\/workflow\/secrets\/\{id\}/, 'workflowSecret'],
  [/^\/api\/budgets\/\{id\}/, 'budget'],
  [/^\/api\/ec2\/instances\/\{id\}/, 'instance'],
  [/^\/api\/ec2\/launch-templates\/\{id\}/, 'launchTemplate'],
  [/^\/api\/attack-paths\/\{id\}/, 'attackPath'],
];

const byName: Record<string, Kind> = {
  account: 'account',
  awsAccountId: 'account',
  awsAccountIds: 'account',
  accountId: 'accountNumber',
  accountIds: 'accountNumber',
  channelId: 'channel',
  credentialId: 'accessKey',
  dashboardId: 'dashboard',
  reportId: 'report',
  scanId: 'scan',
  actor: 'member',
  assignee: 'member',
  assigneeId: 'member',
  exception: 'exception',
  comment: 'comment',
  muteId: 'exception',
  mappingId: 'mapping',
  workflowId: 'workflow',
  userId: 'member',
  cursor: 'cursor',
  q: 'text',
  target: 'text',
};

/** What a place of a request names; undefined: nobody has said. */
export function kindOf({ path }: Pick<Operation, 'path'>, field: IdField): Kind | undefined {
  const name = field.path.at(-1) ?? '';
  if (field.part === 'params' && name === 'id') return byPath.find(([pattern]) => pattern.test(path))?.[1];
  if (name === 'ids' || name === 'id')
    return /findings|exceptions$/.test(path) ? 'finding' : byPath.find(([pattern]) => pattern.test(`${path}/{id}`))?.[1];
  return byName[name];
}
