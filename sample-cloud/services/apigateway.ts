import { ApiError, defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** API Gateway: REST APIs and their stages. */
export const apigateway = defineService({
  name: 'apigateway',
  signingName: 'apigateway',
  schemas: () => import('@aws-sdk/client-api-gateway'),
  operations: {
    GetRestApis({ limit, position }, context) {
      const found = page(
        inRegion(context, 'AWS::ApiGateway::RestApi'),
        position,
        pageSize(limit, { most: 500, usual: 25 }, 'BadRequestException'),
      );
      return { items: found.items.map(({ tags, data }) => ({ ...data, tags })), position: found.next };
    },
    GetStages({ restApiId = '' }, context) {
      if (!context.state.find('AWS::ApiGateway::RestApi', context.region, restApiId))
        throw new ApiError('NotFoundException', 404, 'Invalid API identifier specified');
      const stages = inRegion(context, 'AWS::ApiGateway::Stage');
      return {
        item: stages
          .slice(0, stages.length)
          .filter(({ data }) => data.restApiId === restApiId)
          .map(({ tags, data: { restApiId: _, ...stage } }) => ({ ...stage, tags })),
      };
    },
  },
});
