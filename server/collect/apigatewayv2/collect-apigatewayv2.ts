import { type Api, ApiGatewayV2Client, GetApisCommand, GetRoutesCommand, GetStagesCommand, type Stage } from '@aws-sdk/client-apigatewayv2';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import { masked } from '../masked';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import { wholeListing } from '../whole-listing';

const arnOf = ({ partition, region }: CollectContext, path: string) => `arn:${partition}:apigateway:${region}::/${path}`;

async function buildApi(
  context: CollectContext,
  { id, api }: { id: string; api: Api },
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::ApiGatewayV2::Api'>> {
  const client = context.client(ApiGatewayV2Client);
  const source = { operation: 'apigatewayv2:GetRoutes', region: context.region } as const;
  const pages = await getPages(
    get,
    source.operation,
    context.region,
    async (NextToken) => {
      const answer = await client.send(new GetRoutesCommand({ ApiId: id, MaxResults: '500', NextToken }));
      return { routes: listIn(source, answer.Items), next: answer.NextToken };
    },
    (page) => page.next,
  );
  const { Tags, ...data } = api;
  return {
    type: 'AWS::ApiGatewayV2::Api',
    arn: arnOf(context, `apis/${id}`),
    id,
    name: api.Name ?? null,
    region: context.region,
    tags: Tags ?? {},
    data: { ...data, ...(pages && { routes: pages.flatMap((page) => page.routes) }) },
    gaps,
  };
}

function stageResource(context: CollectContext, ApiId: string, api: Api, name: string, stage: Stage): Resource<'AWS::ApiGatewayV2::Stage'> {
  const { Tags, ...data } = stage;
  return {
    type: 'AWS::ApiGatewayV2::Stage',
    arn: arnOf(context, `apis/${ApiId}/stages/${name}`),
    id: `${ApiId}/${name}`,
    name: api.Name ? `${api.Name} ${name}` : null,
    region: context.region,
    tags: Tags ?? {},
    data: { ...data, ...(data.StageVariables && { StageVariables: masked(data.StageVariables) }), ApiId },
    gaps: [],
  };
}

export async function* collectApiGatewayV2(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ApiGatewayV2Client);
  const operation = 'apigatewayv2:GetApis';
  const source = { operation, region: context.region } as const;
  const stagesOf = { operation: 'apigatewayv2:GetStages', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new GetApisCommand({ MaxResults: '500', NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) => listIn(source, answer.Items).map((api) => ({ id: present(source, api.ApiId), api })),
  });
  // The id of a stage begins with that of its API.
  const holding = context.only('AWS::ApiGatewayV2::Stage')?.id.split('/')[0];
  for await (const page of pages) {
    yield await context.each(page, (listed, get, gaps) => buildApi(context, listed, get, gaps));
    const withStages = page.filter(({ id }) => holding === undefined || id === holding);
    const stages = await Promise.all(
      withStages.map(({ id, api }) =>
        wholeListing(
          context,
          stagesOf.operation,
          async (NextToken) => {
            const answer = await client.send(new GetStagesCommand({ ApiId: id, MaxResults: '500', NextToken }));
            const items = listIn(stagesOf, answer.Items).map((stage) =>
              stageResource(context, id, api, present(stagesOf, stage.StageName), stage),
            );
            return { items, next: answer.NextToken };
          },
          // The API was deleted meanwhile, and its stages with it.
          { absent: ['NotFoundException'] },
        ),
      ),
    );
    yield stages.flatMap((each) => each ?? []);
  }
}
