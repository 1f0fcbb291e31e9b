import { describe, expect, it } from 'vitest';
import { restStageOf } from '../shared/rest-stage-testing';
import { statusOf } from '../shared/testing';
import { check } from './stage-behind-waf';

describe('apigateway/stage-behind-waf', () => {
  it.each([
    [{ webAclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/1' }, 'pass'],
    [{ webAclArn: '' }, 'fail'],
    [{}, 'fail'],
  ])('%j: %s', (data, status) => expect(statusOf(check, restStageOf(data))).toBe(status));
});
