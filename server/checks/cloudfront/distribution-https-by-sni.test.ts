import { describe, expect, it } from 'vitest';
import { distributionOf } from '../shared/distribution-testing';
import { statusOf } from '../shared/testing';
import { check } from './distribution-https-by-sni';

describe('cloudfront/distribution-https-by-sni', () => {
  it.each([
    [{ SSLSupportMethod: 'sni-only' as const, ACMCertificateArn: 'certificate' }, 'pass'],
    [{ SSLSupportMethod: 'vip' as const, ACMCertificateArn: 'certificate' }, 'fail'],
    [{ SSLSupportMethod: 'static-ip' as const, ACMCertificateArn: 'certificate' }, 'fail'],
    [{ CloudFrontDefaultCertificate: true, SSLSupportMethod: 'vip' as const }, 'not-applicable'],
    [{ ACMCertificateArn: 'certificate' }, 'unknown'],
  ])('%j: %s', (ViewerCertificate, status) => expect(statusOf(check, distributionOf({ ViewerCertificate }))).toBe(status));

  it('is not asked of one that is switched off', () => expect(statusOf(check, distributionOf({ Enabled: false }))).toBe('not-applicable'));
});
