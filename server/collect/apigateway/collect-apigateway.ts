import { APIGatewayClient, GetRestApisCommand, GetStagesCommand, type RestApi, type Stage } from '@aws-sdk/client-api-gateway';
import { detectInValues } from '@/server/workloads/secrets/detect';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { masked } from '../masked';
import type { AnyResource, CollectContext, Resource } from '../types';

const arnOf = ({ partition, region }: CollectContext, path: string) => `arn:${partition}:apigateway:${region}::/${path}`;

function apiResource(context: CollectContext, id: string, { tags, ...data }: RestApi): Resource<'AWS::ApiGateway::RestApi'> {
  return {
    type: 'AWS::ApiGateway::RestApi',
    arn: arnOf(context, `restapis/${id}`),
    id,
    name: data.name ?? null,
    region: context.region,
    tags: tags ?? {},
    data,
    gaps: [],
  };
}

function stageResource(
  context: CollectContext,
  restApiId: string,
  api: RestApi,
  name: string,
  stage: Stage,
): Resource<'AWS::ApiGateway::Stage'> {
  const { tags, ...data } = stage;
  return {
    type: 'AWS::ApiGateway::Stage',
    arn: arnOf(context, `restapis/${restApiId}/stages/${name}`),
    id: `${restApiId}/${name}`,
    name: api.name ? `${api.name} ${name}` : null,
    region: context.region,
    tags: tags ?? {},
    data: {
      ...data,
      ...(data.variables && { variables: masked(data.variables) }),
      restApiId,
      secrets: detectInValues(data.variables ?? {}),
    },
    gaps: [],
  };
}

export async function* collectApiGateway(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(APIGatewayClient);
  const operation = 'apigateway:GetRestApis';
  const source = { operation, region: context.region } as const;
  const stagesOf = { operation: 'apigateway:GetStages', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (position) => client.send(new GetRestApisCommand({ limit: 500, position })),
    token: (answer) => answer.position,
    resources: (answer) => listIn(source, answer.items).map((api) => ({ id: present(source, api.id), api })),
  });
  // The id of a stage begins with that of its API.
  const holding = context.only('AWS::ApiGateway::Stage')?.id.split('/')[0];
  for await (const page of pages) {
    yield page.map(({ id, api }) => apiResource(context, id, api));
    const withStages = page.filter(({ id }) => holding === undefined || id === holding);
    const stages = await Promise.all(
      withStages.map(({ id, api }) =>
        context.once(
          stagesOf.operation,
          async () =>
            listIn(stagesOf, (await client.send(new GetStagesCommand({ restApiId: id }))).item).map((stage) =>
              stageResource(context, id, api, present(stagesOf, stage.stageName), stage),
            ),
          // The API was deleted meanwhile, and its stages with it.
          { absent: ['NotFoundException'] },
        ),
      ),
    );
    yield stages.flatMap((each) => each ?? []);
  }
}
