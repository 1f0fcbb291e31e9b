import { type Finding, GetFindingsCommand, GuardDutyClient, ListFindingsCommand } from '@aws-sdk/client-guardduty';
import { listIn } from '../answers';
import type { CollectContext, GetForResource } from '../types';
import type { GuardDutyFinding } from './types';

/** As many as GetFindings takes at once: who has more than this has enough to do. */
const kept = 50;

/** The thing that a detection is about, by the id or ARN that the inventory knows it by. */
function resourceIdOf({ Resource: resource }: Finding): string | null {
  return (
    resource?.InstanceDetails?.InstanceId ??
    resource?.S3BucketDetails?.[0]?.Name ??
    resource?.LambdaDetails?.FunctionArn ??
    resource?.EksClusterDetails?.Arn ??
    resource?.EcsClusterDetails?.Arn ??
    resource?.RdsDbInstanceDetails?.DbInstanceArn ??
    resource?.AccessKeyDetails?.UserName ??
    resource?.ContainerDetails?.Image ??
    null
  );
}

const findingOf = (finding: Finding): GuardDutyFinding => ({
  id: finding.Id ?? '',
  type: finding.Type ?? 'unknown',
  severity: finding.Severity ?? 0,
  title: finding.Title ?? finding.Type ?? '',
  resourceType: finding.Resource?.ResourceType ?? 'unknown',
  resourceId: resourceIdOf(finding),
  firstSeen: finding.Service?.EventFirstSeen ?? finding.CreatedAt ?? null,
});

/** Detections of severity 7 and above that nobody archived; undefined when they were not given. */
export async function highFindings(
  context: CollectContext,
  DetectorId: string,
  get: GetForResource,
): Promise<{ highFindings: GuardDutyFinding[]; highFindingsCut: boolean } | undefined> {
  const client = context.client(GuardDutyClient);
  const { region } = context;
  const listed = await get(
    'guardduty:ListFindings',
    async () => {
      const answer = await client.send(
        new ListFindingsCommand({
          DetectorId,
          FindingCriteria: { Criterion: { severity: { GreaterThanOrEqual: 7 }, 'service.archived': { Equals: ['false'] } } },
          SortCriteria: { AttributeName: 'severity', OrderBy: 'DESC' },
          MaxResults: kept,
        }),
      );
      return { ids: listIn({ operation: 'guardduty:ListFindings', region }, answer.FindingIds), more: Boolean(answer.NextToken) };
    },
    { permanent: true },
  );
  if (!listed) return undefined;
  if (listed.ids.length === 0) return { highFindings: [], highFindingsCut: false };
  const found = await get(
    'guardduty:GetFindings',
    async () =>
      listIn(
        { operation: 'guardduty:GetFindings', region },
        (await client.send(new GetFindingsCommand({ DetectorId, FindingIds: [...listed.ids] }))).Findings,
      ).map(findingOf),
    { permanent: true },
  );
  if (!found) return undefined;
  const sorted = found.toSorted((a, b) => b.severity - a.severity || (a.id < b.id ? -1 : 1));
  return { highFindings: sorted, highFindingsCut: listed.more };
}
