import { describe, expect, it } from 'vitest';
import { restStageOf } from '../shared/rest-stage-testing';
import { statusOf } from '../shared/testing';
import { check } from './stage-client-certificate';

describe('apigateway/stage-client-certificate', () => {
  it.each([
    [{ clientCertificateId: 'a1b2c3' }, 'pass'],
    [{ clientCertificateId: '' }, 'fail'],
    [{}, 'fail'],
  ])('%j: %s', (data, status) => expect(statusOf(check, restStageOf(data))).toBe(status));
});
