import type { Collector } from '../types';

/** API Gateway knows one IAM action for all reads; the role and each session deny it on keys of callers. */
const actions = ['apigateway:GET'];

/** HTTP and WebSocket APIs and their stages. */
export const apiGatewayV2Collector: Collector = {
  service: 'apigatewayv2',
  scope: 'regional',
  types: ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage'],
  operations: [
    { operation: 'apigatewayv2:GetApis', level: 'list', types: ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage'], actions },
    // For each API; when that of one fails, nobody knows which stages there are.
    { operation: 'apigatewayv2:GetStages', level: 'list', types: ['AWS::ApiGatewayV2::Stage'], actions },
    { operation: 'apigatewayv2:GetRoutes', level: 'resource', types: ['AWS::ApiGatewayV2::Api'], actions },
  ],
  async *collect(context) {
    const { collectApiGatewayV2 } = await import('./collect-apigatewayv2');
    yield* collectApiGatewayV2(context);
  },
};
