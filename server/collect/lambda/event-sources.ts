import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext } from '../types';

/** What polls queues, streams and tables for the region's functions. Some of them have no ARN in the answer. */
export function collectEventSources(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(LambdaClient);
  const operation = 'lambda:ListEventSourceMappings';
  const source = { operation, region: context.region } as const;
  return listResources(context, {
    operation,
    fetch: (Marker) => client.send(new ListEventSourceMappingsCommand({ MaxItems: 100, Marker })),
    token: (answer) => answer.NextMarker,
    resources: (answer) =>
      listIn(source, answer.EventSourceMappings).map((listed): AnyResource => {
        const { LastProcessingResult: _, StateTransitionReason: __, ...mapping } = listed;
        const id = present(source, mapping.UUID);
        return {
          type: 'AWS::Lambda::EventSourceMapping',
          arn:
            mapping.EventSourceMappingArn ||
            makeArn(context, 'lambda', context.region, 'event-source-mapping', id).replace(
              'event-source-mapping/',
              'event-source-mapping:',
            ),
          id,
          name: null,
          region: context.region,
          tags: {},
          data: mapping,
          gaps: [],
        };
      }),
  });
}
