import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { pageSize } from './listing';

function settingsOf({ state, region }: OperationContext, detectorId?: string) {
  const settings = state.find('AWS::GuardDuty::RegionSettings', region, region)?.data;
  if (detectorId !== undefined && settings?.detector?.DetectorId !== detectorId)
    throw new ApiError(
      'BadRequestException',
      400,
      'The request is rejected because the input detectorId is not owned by the current account.',
    );
  return settings;
}

const outside = (what: string) => new ApiError('BadRequestException', 400, `The request failed because ${what}.`);

/** GuardDuty: whether it watches a region, for whom, and what it saw. */
export const guardduty = defineService({
  name: 'guardduty',
  signingName: 'guardduty',
  schemas: () => import('@aws-sdk/client-guardduty'),
  operations: {
    ListDetectors(_input, context) {
      const id = settingsOf(context)?.detector?.DetectorId;
      return { DetectorIds: id ? [id] : [] };
    },
    GetDetector({ DetectorId }, context) {
      const { DetectorId: _, ...detector } = settingsOf(context, DetectorId)?.detector ?? {};
      const tags = context.state.find('AWS::GuardDuty::RegionSettings', context.region, context.region)?.tags ?? {};
      return { ServiceRole: undefined, Status: 'ENABLED' as const, ...detector, Tags: tags, UpdatedAt: context.now.toISOString() };
    },
    GetAdministratorAccount({ DetectorId }, context) {
      return { Administrator: settingsOf(context, DetectorId)?.administrator ?? undefined };
    },
    ListMembers({ DetectorId }, context) {
      const { members = 0 } = settingsOf(context, DetectorId) ?? {};
      return {
        Members: Array.from({ length: members }, (_, at) => ({
          AccountId: String(300_000_000_000 + at),
          MasterId: context.accountId,
          Email: `member-${at + 1}@lumen.example`,
          RelationshipStatus: 'Enabled',
          UpdatedAt: context.now.toISOString(),
        })),
      };
    },
    DescribeOrganizationConfiguration({ DetectorId }, context) {
      const organization = settingsOf(context, DetectorId)?.organization;
      if (!organization) throw outside('the current account is not the delegated administrator of the organization');
      return organization;
    },
    ListOrganizationAdminAccounts(_input, context) {
      const delegated = settingsOf(context)?.delegatedAdministrators;
      if (!delegated) throw outside('you must be the management account of the organization');
      return { AdminAccounts: delegated.map((AdminAccountId) => ({ AdminAccountId, AdminStatus: 'ENABLED' as const })) };
    },
    ListFindings({ DetectorId, MaxResults, NextToken }, context) {
      const { highFindings = [] } = settingsOf(context, DetectorId) ?? {};
      const found = page(highFindings, NextToken || undefined, pageSize(MaxResults, { most: 50 }, 'BadRequestException'));
      return { FindingIds: found.items.map(({ id }) => id), NextToken: found.next ?? '' };
    },
    GetFindings({ DetectorId, FindingIds = [] }, context) {
      const { highFindings = [] } = settingsOf(context, DetectorId) ?? {};
      return {
        Findings: highFindings
          .filter(({ id }) => FindingIds.includes(id))
          .map((finding) => ({
            AccountId: context.accountId,
            Arn: `arn:${context.partition}:guardduty:${context.region}:${context.accountId}:detector/${DetectorId}/finding/${finding.id}`,
            CreatedAt: finding.firstSeen ?? context.now.toISOString(),
            UpdatedAt: context.now.toISOString(),
            Id: finding.id,
            Region: context.region,
            SchemaVersion: '2.0',
            Type: finding.type,
            Severity: finding.severity,
            Title: finding.title,
            Resource: {
              ResourceType: finding.resourceType,
              ...(finding.resourceType === 'Instance' && { InstanceDetails: { InstanceId: finding.resourceId ?? undefined } }),
              ...(finding.resourceType === 'S3Bucket' && { S3BucketDetails: [{ Name: finding.resourceId ?? undefined }] }),
              ...(finding.resourceType === 'AccessKey' && { AccessKeyDetails: { UserName: finding.resourceId ?? undefined } }),
              ...(finding.resourceType === 'EKSCluster' && { EksClusterDetails: { Arn: finding.resourceId ?? undefined } }),
            },
            Service: { EventFirstSeen: finding.firstSeen ?? undefined, Archived: false, Count: 4 },
          })),
      };
    },
  },
});
