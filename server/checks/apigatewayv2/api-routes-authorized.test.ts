import { describe, expect, it } from 'vitest';
import type { ApiV2 } from '@/server/collect/apigatewayv2/types';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './api-routes-authorized';

const api = (data: Partial<ApiV2>, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::ApiGatewayV2::Api', {
    gaps,
    data: { Name: 'orders', ProtocolType: 'HTTP', RouteSelectionExpression: '$request.method $request.path', ...data },
  });

describe('apigatewayv2/api-routes-authorized', () => {
  it.each<[Partial<ApiV2>, string]>([
    [{ routes: [{ RouteKey: 'GET /', AuthorizationType: 'JWT' }] }, 'pass'],
    [{ routes: [{ RouteKey: 'GET /', AuthorizationType: 'AWS_IAM' }, { RouteKey: 'OPTIONS /' }] }, 'pass'],
    [
      {
        routes: [
          { RouteKey: 'GET /', AuthorizationType: 'CUSTOM' },
          { RouteKey: '$default', AuthorizationType: 'NONE' },
        ],
      },
      'fail',
    ],
    [{ routes: [{ RouteKey: 'GET /' }] }, 'fail'],
    [{ routes: [] }, 'not-applicable'],
    [{ routes: [{ RouteKey: 'OPTIONS /{proxy+}', AuthorizationType: 'NONE' }] }, 'not-applicable'],
    [{ ProtocolType: 'WEBSOCKET', routes: [{ RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }, { RouteKey: 'sendmessage' }] }, 'pass'],
    [{ ProtocolType: 'WEBSOCKET', routes: [{ RouteKey: '$connect', AuthorizationType: 'NONE' }] }, 'fail'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => expect(statusOf(check, api(data))).toBe(status));

  it('names the route, and is unknown when the routes were refused', () => {
    expect(verdictsOf(check, api({ routes: [{ RouteKey: 'GET /' }] }))[0]?.summary).toBe('Route GET / asks nobody who they are');
    expect(statusOf(check, api({}, [refused('apigatewayv2:GetRoutes')]))).toBe('unknown');
  });
});
