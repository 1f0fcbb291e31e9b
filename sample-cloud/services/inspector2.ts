import { defineService, type OperationContext, page } from '../define-service';
import { inRegion, pageSize } from './listing';

const off = { status: 'DISABLED' as const, errorCode: 'ALREADY_ENABLED' as const, errorMessage: '' };

function stateOf({ state, region }: OperationContext) {
  return state.find('AWS::Inspector2::RegionSettings', region, region)?.data.state ?? { state: off, resourceState: { ec2: off, ecr: off } };
}

/** Inspector: whether it scans, and what it found in what. */
export const inspector2 = defineService({
  name: 'inspector2',
  signingName: 'inspector2',
  schemas: () => import('@aws-sdk/client-inspector2'),
  operations: {
    BatchGetAccountStatus: (_input, context) => ({ accounts: [{ accountId: context.accountId, ...stateOf(context) }] }),
    ListFindings({ maxResults, nextToken }, context) {
      const all = inRegion(context, 'AWS::Inspector2::InspectedResource');
      const findings = all.slice(0, all.length).flatMap(({ data, tags }) =>
        data.vulnerabilities.map((each) => ({
          findingArn: `arn:aws:inspector2:${context.region}:${context.accountId}:finding/${each.id}`,
          awsAccountId: context.accountId,
          type: each.kind as 'PACKAGE_VULNERABILITY',
          description: each.id,
          title: each.id,
          remediation: {},
          severity: each.severity as 'HIGH',
          status: 'ACTIVE' as const,
          firstObservedAt: each.firstSeen ?? context.now,
          lastObservedAt: context.now,
          ...(each.score !== null && { inspectorScore: each.score }),
          ...(each.epss !== null && { epss: { score: each.epss } }),
          ...(each.exploit !== null && { exploitAvailable: each.exploit ? ('YES' as const) : ('NO' as const) }),
          ...(each.fix !== null && { fixAvailable: each.fix }),
          packageVulnerabilityDetails: {
            vulnerabilityId: each.id,
            source: 'NVD',
            vulnerablePackages: each.packages.map(({ name, version, fixedIn }) => ({
              name,
              version: version ?? '0',
              ...(fixedIn && { fixedInVersion: fixedIn }),
            })),
          },
          resources: [
            {
              type: data.resourceType as 'AWS_EC2_INSTANCE',
              id: data.resourceId,
              partition: 'aws',
              region: context.region,
              tags,
              ...(data.platform && {
                details:
                  data.resourceType === 'AWS_EC2_INSTANCE'
                    ? { awsEc2Instance: { platform: data.platform } }
                    : {
                        awsEcrContainerImage: {
                          repositoryName: data.resourceId,
                          registry: context.accountId,
                          imageHash: data.resourceId,
                          platform: data.platform,
                        },
                      },
              }),
            },
          ],
        })),
      );
      const found = page(findings, nextToken, pageSize(maxResults, { least: 0, most: 100 }, 'ValidationException'));
      return { findings: [...found.items], nextToken: found.next };
    },
  },
});
