import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './stage-access-logged';

describe('apigatewayv2/stage-access-logged', () => {
  it.each([
    [{ DestinationArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:api', Format: '$context.requestId' }, 'pass'],
    [{ Format: '$context.requestId' }, 'fail'],
    [{ DestinationArn: '' }, 'fail'],
    [undefined, 'fail'],
  ])('%j: %s', (AccessLogSettings, status) => {
    const data = { ApiId: 'a1', StageName: '$default', AccessLogSettings };
    expect(statusOf(check, resourceOf('AWS::ApiGatewayV2::Stage', { data }))).toBe(status);
  });
});
