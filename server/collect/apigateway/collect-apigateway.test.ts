import { GetRestApisCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { apiGatewayCollector } from './collector';

const region = () =>
  fakeAws()
    .on(GetRestApisCommand, ({ position }) => ({
      items: [{ id: position ? 'second' : 'first', name: 'orders', tags: { team: 'web' } }],
      position: position ? undefined : 'more',
    }))
    .on(GetStagesCommand, ({ restApiId }) => ({
      item: [{ stageName: 'live', tags: { of: restApiId }, variables: { password: 'hunter2' } }],
    }));

describe('collecting API Gateway', () => {
  it('reads APIs page by page, and their stages', async () => {
    const { of } = await collectFrom(region(), apiGatewayCollector);
    expect(of('AWS::ApiGateway::RestApi').map(({ arn, tags }) => [arn, tags.team])).toEqual([
      ['arn:aws:apigateway:eu-west-1::/restapis/first', 'web'],
      ['arn:aws:apigateway:eu-west-1::/restapis/second', 'web'],
    ]);
    expect(of('AWS::ApiGateway::Stage')).toMatchObject([
      {
        arn: 'arn:aws:apigateway:eu-west-1::/restapis/first/stages/live',
        name: 'orders live',
        tags: { of: 'first' },
        data: { restApiId: 'first' },
      },
      { id: 'second/live' },
    ]);
  });

  it('keeps no value of a stage variable', async () => {
    expect(JSON.stringify((await collectFrom(region(), apiGatewayCollector)).resources)).not.toContain('hunter2');
  });

  it('does not take the stages that it saw for all when those of one API were refused', async () => {
    const fake = region().on(GetStagesCommand, ({ restApiId }) => {
      if (restApiId === 'second') throw awsError('AccessDeniedException', 403);
      return { item: [{ stageName: 'live' }] };
    });
    const { of, status } = await collectFrom(fake, apiGatewayCollector);
    expect([of('AWS::ApiGateway::Stage').length, status('apigateway:GetStages'), status('apigateway:GetRestApis')]).toEqual([
      1,
      'denied',
      'complete',
    ]);
  });

  it('takes an API that was deleted meanwhile for one without stages', async () => {
    const fake = region().on(GetStagesCommand, () => {
      throw awsError('NotFoundException', 404);
    });
    const { of, status } = await collectFrom(fake, apiGatewayCollector);
    expect([of('AWS::ApiGateway::Stage'), status('apigateway:GetStages')]).toEqual([[], 'complete']);
  });
});
