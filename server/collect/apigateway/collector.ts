import type { Collector } from '../types';

/** API Gateway knows one IAM action for all reads; the role and each session deny it on keys of callers. */
const actions = ['apigateway:GET'];

/** REST APIs and their stages. */
export const apiGatewayCollector: Collector = {
  service: 'apigateway',
  scope: 'regional',
  types: ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage'],
  operations: [
    { operation: 'apigateway:GetRestApis', level: 'list', types: ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage'], actions },
    // One call for each API; when one fails, nobody knows which stages there are.
    { operation: 'apigateway:GetStages', level: 'list', types: ['AWS::ApiGateway::Stage'], actions },
  ],
  async *collect(context) {
    const { collectApiGateway } = await import('./collect-apigateway');
    yield* collectApiGateway(context);
  },
};
