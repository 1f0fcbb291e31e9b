import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { inRegion } from './listing';

function apiOf(id = '', { state, region }: OperationContext): WorldResource<'AWS::ApiGatewayV2::Api'> {
  const found = state.find('AWS::ApiGatewayV2::Api', region, id);
  if (!found) throw new ApiError('NotFoundException', 404, `Invalid API identifier specified ${id}`);
  return found;
}

/** API Gateway: HTTP and WebSocket APIs, their routes and stages. */
export const apigatewayv2 = defineService({
  name: 'apigatewayv2',
  signingName: 'apigateway',
  iamPrefix: 'apigateway',
  schemas: () => import('@aws-sdk/client-apigatewayv2'),
  operations: {
    GetApis({ MaxResults = '25', NextToken }, context) {
      const found = page(inRegion(context, 'AWS::ApiGatewayV2::Api'), NextToken, Number(MaxResults));
      return { Items: found.items.map(({ tags, data: { routes: _, ...api } }) => ({ ...api, Tags: tags })), NextToken: found.next };
    },
    GetRoutes({ ApiId, MaxResults = '25', NextToken }, context) {
      const found = page(apiOf(ApiId, context).data.routes ?? [], NextToken, Number(MaxResults));
      return { Items: [...found.items], NextToken: found.next };
    },
    GetStages({ ApiId, MaxResults = '25', NextToken }, context) {
      const { id } = apiOf(ApiId, context);
      const stages = inRegion(context, 'AWS::ApiGatewayV2::Stage');
      const own = stages.slice(0, stages.length).filter(({ data }) => data.ApiId === id);
      const found = page(own, NextToken, Number(MaxResults));
      return { Items: found.items.map(({ tags, data: { ApiId: _, ...stage } }) => ({ ...stage, Tags: tags })), NextToken: found.next };
    },
  },
});
