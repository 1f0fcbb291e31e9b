import { BatchClient, DescribeJobDefinitionsCommand } from '@aws-sdk/client-batch';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';
import { jobContainers } from './job-containers';

export function collectBatch(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(BatchClient);
  const operation = 'batch:DescribeJobDefinitions';
  const source = { operation, region: context.region } as const;
  return listResources(context, {
    operation,
    fetch: (nextToken) => client.send(new DescribeJobDefinitionsCommand({ status: 'ACTIVE', maxResults: 100, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) =>
      listIn(source, answer.jobDefinitions).map((definition): Resource<'AWS::Batch::JobDefinition'> => {
        const { jobDefinitionName, jobDefinitionArn, revision, status, type, platformCapabilities, containerOrchestrationType } =
          definition;
        return {
          type: 'AWS::Batch::JobDefinition',
          arn: present(source, jobDefinitionArn),
          id: `${present(source, jobDefinitionName)}:${revision ?? 0}`,
          name: null,
          region: context.region,
          tags: definition.tags ?? {},
          data: {
            jobDefinitionName,
            jobDefinitionArn,
            revision,
            status,
            type,
            platformCapabilities,
            containerOrchestrationType,
            ...jobContainers(definition),
          },
          gaps: [],
        };
      }),
  });
}
