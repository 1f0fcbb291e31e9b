import type { Route } from '@aws-sdk/client-apigatewayv2';
import type { RestStage } from '@/server/collect/apigateway/types';
import type { StageV2 } from '@/server/collect/apigatewayv2/types';
import type { Draft, Tags } from '../draft';
import { token } from '../ids';

interface ApiOptions {
  region: string;
  name: string;
  created: Date;
  refuses?: readonly string[];
  tags?: Tags;
}

const idOf = (draft: Draft, { region, name }: ApiOptions): string => token(`${draft.account}/${region}/api/${name}`, 10).toLowerCase();

/** Adds a REST API with its stages, by name. */
export function addRestApi(draft: Draft, options: ApiOptions & { stages: Readonly<Record<string, Partial<RestStage>>> }): void {
  const { region, name, created, tags = {} } = options;
  const id = idOf(draft, options);
  const arn = `arn:aws:apigateway:${region}::/restapis/${id}`;
  draft.add({
    type: 'AWS::ApiGateway::RestApi',
    id,
    arn,
    region,
    tags,
    data: {
      id,
      name,
      createdDate: created,
      apiKeySource: 'HEADER',
      endpointConfiguration: { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: false,
    },
  });
  for (const [stageName, data] of Object.entries(options.stages)) {
    draft.add({
      type: 'AWS::ApiGateway::Stage',
      id: `${id}/${stageName}`,
      arn: `${arn}/stages/${stageName}`,
      region,
      tags,
      data: {
        restApiId: id,
        stageName,
        createdDate: created,
        cacheClusterEnabled: false,
        methodSettings: {},
        tracingEnabled: false,
        ...data,
      },
    });
  }
}

/** Adds an HTTP or WebSocket API with its stages, by name. */
export function addApi(
  draft: Draft,
  options: ApiOptions & { protocol?: 'HTTP' | 'WEBSOCKET'; routes: readonly Route[]; stages: Readonly<Record<string, Partial<StageV2>>> },
): void {
  const { region, name, created, protocol = 'HTTP', routes, refuses, tags = {} } = options;
  const ApiId = idOf(draft, options);
  const arn = `arn:aws:apigateway:${region}::/apis/${ApiId}`;
  draft.add({
    type: 'AWS::ApiGatewayV2::Api',
    id: ApiId,
    arn,
    region,
    tags,
    refuses,
    data: {
      ApiId,
      Name: name,
      ProtocolType: protocol,
      RouteSelectionExpression: protocol === 'HTTP' ? '$request.method $request.path' : '$request.body.action',
      CreatedDate: created,
      DisableExecuteApiEndpoint: false,
      routes,
    },
  });
  for (const [StageName, data] of Object.entries(options.stages)) {
    draft.add({
      type: 'AWS::ApiGatewayV2::Stage',
      id: `${ApiId}/${StageName}`,
      arn: `${arn}/stages/${StageName}`,
      region,
      tags,
      data: { ApiId, StageName, CreatedDate: created, AutoDeploy: true, ...data },
    });
  }
}
