import {
  DataPipelineClient,
  GetPipelineDefinitionCommand,
  type GetPipelineDefinitionOutput,
  ListPipelinesCommand,
} from '@aws-sdk/client-data-pipeline';
import { isNotOffered } from '@/server/aws/offered-regions';
import { detectInValue } from '@/server/workloads/secrets/detect';
import type { SecretHit } from '@/server/workloads/secrets/types';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';

/** AWS itself hides fields whose key begins with `*`. Source: AWS Data Pipeline developer guide, 'Expressions and functions'. */
function secretsOf({ pipelineObjects = [], parameterValues = [] }: GetPipelineDefinitionOutput): SecretHit[] {
  const fields = pipelineObjects.flatMap(({ id = '', fields: own = [] }) =>
    own.flatMap(({ key = '', stringValue }) => detectInValue(key.replace(/^\*/, ''), stringValue, `object ${id}`)),
  );
  return [
    ...fields,
    ...parameterValues.flatMap(({ id = '', stringValue }) => detectInValue(id.replace(/^\*/, ''), stringValue, 'parameters')),
  ];
}

/** Where AWS offers no Data Pipeline there are none. */
async function listPipelines(client: DataPipelineClient, region: string, marker: string | undefined) {
  try {
    const answer = await client.send(new ListPipelinesCommand({ marker }));
    return { list: answer.pipelineIdList, next: answer.hasMoreResults ? answer.marker : undefined };
  } catch (error) {
    if (isNotOffered('datapipeline', region, error)) return { list: [], next: undefined };
    throw error;
  }
}

export async function* collectDataPipeline(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(DataPipelineClient);
  const source = { operation: 'datapipeline:ListPipelines', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (marker) => listPipelines(client, context.region, marker),
    token: (answer) => answer.next,
    resources: (answer) => listIn(source, answer.list).map(({ id, name }) => ({ id: present(source, id), name: name ?? null })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ id, name }, get, gaps): Promise<Resource<'AWS::DataPipeline::Pipeline'>> => {
      const found = await get('datapipeline:GetPipelineDefinition', async () => {
        const answer = await client.send(new GetPipelineDefinitionCommand({ pipelineId: id, version: 'latest' }));
        return {
          objects: listIn({ operation: 'datapipeline:GetPipelineDefinition', region: context.region }, answer.pipelineObjects).length,
          secrets: secretsOf(answer),
        };
      });
      return {
        type: 'AWS::DataPipeline::Pipeline',
        arn: makeArn(context, 'datapipeline', context.region, 'pipeline', id),
        id,
        name,
        region: context.region,
        tags: {},
        data: { id, name, ...found },
        gaps,
      };
    });
}
