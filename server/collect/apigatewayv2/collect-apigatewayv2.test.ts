import { GetApisCommand, GetRoutesCommand, GetStagesCommand } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { apiGatewayV2Collector } from './collector';

const region = () =>
  fakeAws()
    .on(GetApisCommand, () => ({ Items: [{ ApiId: 'a1', Name: 'orders', ProtocolType: 'HTTP', Tags: { team: 'web' } }] }))
    .on(GetRoutesCommand, ({ NextToken }) => ({
      Items: [{ RouteKey: NextToken ? 'GET /two' : 'GET /one' }],
      NextToken: NextToken ? undefined : 'more',
    }))
    .on(GetStagesCommand, () => ({ Items: [{ StageName: '$default', StageVariables: { password: 'hunter2' } }] }));

describe('collecting API Gateway’s HTTP and WebSocket APIs', () => {
  it('joins APIs with their routes and finds their stages', async () => {
    const { of } = await collectFrom(region(), apiGatewayV2Collector);
    const [api] = of('AWS::ApiGatewayV2::Api');
    expect(api).toMatchObject({ arn: 'arn:aws:apigateway:eu-west-1::/apis/a1', name: 'orders', tags: { team: 'web' } });
    expect(api?.data.routes?.map(({ RouteKey }) => RouteKey)).toEqual(['GET /one', 'GET /two']);
    expect(of('AWS::ApiGatewayV2::Stage')).toMatchObject([
      { id: 'a1/$default', name: 'orders $default', data: { ApiId: 'a1', StageVariables: { password: '***' } } },
    ]);
  });

  it('notes routes that were refused, and stages that were', async () => {
    const refuse = () => {
      throw awsError('AccessDeniedException', 403);
    };
    const { of, status } = await collectFrom(region().on(GetRoutesCommand, refuse).on(GetStagesCommand, refuse), apiGatewayV2Collector);
    expect(of('AWS::ApiGatewayV2::Api')[0]?.data).not.toHaveProperty('routes');
    expect(of('AWS::ApiGatewayV2::Api')[0]?.gaps.map(({ operation }) => operation)).toEqual(['apigatewayv2:GetRoutes']);
    expect(status('apigatewayv2:GetStages')).toBe('denied');
  });

  it('takes an API that was deleted meanwhile for one without stages', async () => {
    const fake = region().on(GetStagesCommand, () => {
      throw awsError('NotFoundException', 404);
    });
    const { of, status } = await collectFrom(fake, apiGatewayV2Collector);
    expect([of('AWS::ApiGatewayV2::Stage'), status('apigatewayv2:GetStages')]).toEqual([[], 'complete']);
  });
});
