import { describe, expect, it } from 'vitest';
import { accelerator } from '../shared/dynamodb-testing';
import { statusOf } from '../shared/testing';
import { check } from './accelerator-tls';

describe('dynamodb/accelerator-tls', () => {
  it.each([
    [{ ClusterEndpointEncryptionType: 'TLS' as const }, 'pass'],
    [{ ClusterEndpointEncryptionType: 'NONE' as const }, 'fail'],
    [{ ClusterEndpointEncryptionType: 'NONE' as const, Status: 'deleting' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, accelerator(data))).toBe(status);
  });
});
