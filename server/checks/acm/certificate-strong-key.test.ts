import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './certificate-strong-key';

describe('acm/certificate-strong-key', () => {
  it.each([
    ['RSA_2048', 'pass'],
    ['RSA-4096', 'pass'],
    ['EC_prime256v1', 'pass'],
    ['RSA_1024', 'fail'],
    ['RSA-1024', 'fail'],
    ['EC_prime192v1', 'fail'],
    [undefined, 'unknown'],
  ])('%s: %s', (KeyAlgorithm, status) => {
    const data = { DomainName: 'shop.example', KeyAlgorithm: KeyAlgorithm as 'RSA_2048' | undefined };
    expect(statusOf(check, resourceOf('AWS::CertificateManager::Certificate', { data }))).toBe(status);
  });
});
