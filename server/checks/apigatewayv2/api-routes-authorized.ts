import type { Route } from '@aws-sdk/client-apigatewayv2';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { someRows } from '../shared/evidence-rows';

/** WebSockets are authorized when they connect, and preflight requests of browsers never are. */
const isAsked = (protocol: string | undefined, { RouteKey = '' }: Route): boolean =>
  protocol === 'WEBSOCKET' ? RouteKey === '$connect' : !RouteKey.startsWith('OPTIONS ');

export const check = defineCheck({
  id: 'apigatewayv2/api-routes-authorized',
  title: 'Routes of HTTP and WebSocket APIs ask who is calling',
  severity: 'medium',
  resourceType: 'AWS::ApiGatewayV2::Api',
  needs: ['apigatewayv2:GetApis', 'apigatewayv2:GetRoutes'],
  why: 'Anybody on the internet may call the route, and what stands behind it must keep them out by itself.',
  remedy: {
    text: 'Attach a JWT or Lambda authorizer, or IAM, to each route. Each route is judged, since an API that merely has an authorizer may not use it. OPTIONS routes, and all routes of a WebSocket API but $connect, are not judged.',
    console: 'API Gateway → APIs → the API → Authorization → the route → Attach authorization.',
    cli: 'aws apigatewayv2 update-route --api-id <api-id> --route-id <route-id> --authorization-type JWT --authorizer-id <authorizer-id>',
    terraform:
      'resource "aws_apigatewayv2_route" "this" {\n  authorization_type = "JWT"\n  authorizer_id      = aws_apigatewayv2_authorizer.this.id\n}',
    cloudformation: 'Type: AWS::ApiGatewayV2::Route\nProperties:\n  AuthorizationType: JWT\n  AuthorizerId: <authorizer-id>',
  },
  aliases: { prowler: ['apigatewayv2_api_authorizers_enabled'], securityHub: ['APIGateway.8'] },
  requirements: { fsbp: ['APIGateway.8'] },
  evaluate: ({ data }) => {
    if (!data.routes) return unknown('Not known: the routes were not read');
    const rows = data.routes
      .filter((route) => isAsked(data.ProtocolType, route))
      .map(({ RouteKey, AuthorizationType }) => ({ route: RouteKey ?? null, authorization: AuthorizationType ?? null }));
    if (rows.length === 0) return notApplicable('The API has no route that could ask who is calling');
    // AWS leaves the type out for a route that was made without one.
    const open = rows.filter(({ authorization }) => authorization === null || authorization === 'NONE');
    const [first] = open;
    return first
      ? fail(`Route ${first.route} asks nobody who they are`, someRows('routes', open))
      : pass('Every route asks who is calling', someRows('routes', rows));
  },
});
