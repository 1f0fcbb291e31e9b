import { describe, expect, it } from 'vitest';
import { restStageOf } from '../shared/rest-stage-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './stage-execution-logged';

describe('apigateway/stage-execution-logged', () => {
  it.each([
    [{ '*/*': { loggingLevel: 'ERROR' } }, 'pass'],
    [{ '*/*': { loggingLevel: 'INFO' }, 'orders/GET': { loggingLevel: 'ERROR' } }, 'pass'],
    [{ '*/*': { loggingLevel: 'OFF' } }, 'fail'],
    [{ '*/*': {} }, 'fail'],
    [{ 'orders/GET': { loggingLevel: 'INFO' } }, 'fail'],
    [{ '*/*': { loggingLevel: 'INFO' }, 'orders/GET': { loggingLevel: 'OFF' } }, 'fail'],
    [{}, 'fail'],
    [undefined, 'fail'],
  ])('%j: %s', (methodSettings, status) => expect(statusOf(check, restStageOf({ methodSettings }))).toBe(status));

  it('does not take access logs for logs of the execution', () => {
    expect(statusOf(check, restStageOf({ accessLogSettings: { destinationArn: 'group' } }))).toBe('fail');
  });

  it('names the method that is left out', () => {
    const methodSettings = { '*/*': { loggingLevel: 'INFO' }, 'orders/GET': { loggingLevel: 'OFF' } };
    expect(verdictsOf(check, restStageOf({ methodSettings }))[0]?.summary).toBe('Execution of orders/GET is not logged');
  });
});
