import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

function documentOf(name: string | undefined, { state, region }: OperationContext) {
  const found = state.find('AWS::SSM::Document', region, name ?? '');
  if (!found) throw new ApiError('InvalidDocument', 400, `Document with name ${name} does not exist.`);
  return found;
}

const sizeOf = (requested: number | undefined, least = 1) => pageSize(requested, { least, most: 50 }, 'ValidationException');

/** Systems Manager: the machines that it manages, how they stand, and the account's own documents. Parameters are not there to be read. */
export const ssm = defineService({
  name: 'ssm',
  signingName: 'ssm',
  schemas: () => import('@aws-sdk/client-ssm'),
  operations: {
    DescribeInstanceInformation({ MaxResults, NextToken }, context) {
      const found = page(inRegion(context, 'AWS::SSM::ManagedInstance'), NextToken, sizeOf(MaxResults, 5));
      return {
        InstanceInformationList: found.items.map(({ data: { compliance: _, ...machine } }) => ({
          ...machine,
          LastPingDateTime: new Date(context.now.getTime() - 120_000),
        })),
        NextToken: found.next,
      };
    },
    ListResourceComplianceSummaries({ MaxResults, NextToken }, context) {
      const all = inRegion(context, 'AWS::SSM::ManagedInstance');
      const items = all.slice(0, all.length).flatMap(({ id, data }) =>
        Object.entries(data.compliance ?? {}).map(([ComplianceType, each]) => ({
          ComplianceType,
          ResourceType: 'ManagedInstance',
          ResourceId: id,
          Status: each.status,
          OverallSeverity: (each.severity ?? undefined) as 'HIGH' | undefined,
          CompliantSummary: { CompliantCount: each.compliant },
          NonCompliantSummary: { NonCompliantCount: each.nonCompliant },
        })),
      );
      const found = page(items, NextToken, sizeOf(MaxResults));
      return { ResourceComplianceSummaryItems: [...found.items], NextToken: found.next };
    },
    ListDocuments({ MaxResults, NextToken }, context) {
      const found = page(inRegion(context, 'AWS::SSM::Document'), NextToken, sizeOf(MaxResults));
      return {
        DocumentIdentifiers: found.items.map(({ tags, data: { sharedWith: _, secrets: __, ...document } }) => ({
          ...document,
          Tags: tagList(tags),
        })),
        NextToken: found.next,
      };
    },
    DescribeDocumentPermission({ Name }, context) {
      return { AccountIds: [...(documentOf(Name, context).data.sharedWith ?? [])] };
    },
    GetDocument({ Name }, context) {
      const { raw, data } = documentOf(Name, context);
      return {
        Name,
        DocumentVersion: data.DocumentVersion,
        Status: 'Active' as const,
        Content: raw?.content ?? '{}',
        DocumentFormat: data.DocumentFormat,
      };
    },
  },
});
