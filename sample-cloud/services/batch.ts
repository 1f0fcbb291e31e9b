import { defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** Batch: job definitions of one container. */
export const batch = defineService({
  name: 'batch',
  signingName: 'batch',
  schemas: () => import('@aws-sdk/client-batch'),
  operations: {
    DescribeJobDefinitions({ maxResults, nextToken }, context) {
      const found = page(inRegion(context, 'AWS::Batch::JobDefinition'), nextToken, pageSize(maxResults, { most: 100 }, 'ClientException'));
      return {
        jobDefinitions: found.items.map(({ tags, raw, data: { containers, secrets: _, ...definition } }) => {
          const environment: Record<string, string> = JSON.parse(raw?.environment ?? '{}');
          return {
            ...definition,
            jobDefinitionName: definition.jobDefinitionName ?? '',
            jobDefinitionArn: definition.jobDefinitionArn ?? '',
            revision: definition.revision ?? 1,
            type: definition.type ?? 'container',
            tags,
            containerProperties: {
              image: containers[0]?.image ?? undefined,
              privileged: containers[0]?.privileged,
              jobRoleArn: containers[0]?.jobRoleArn ?? undefined,
              command: ['run'],
              environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
            },
          };
        }),
        nextToken: found.next,
      };
    },
  },
});
