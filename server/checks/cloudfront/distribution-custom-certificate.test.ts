import { describe, expect, it } from 'vitest';
import { distributionOf } from '../shared/distribution-testing';
import { statusOf } from '../shared/testing';
import { check } from './distribution-custom-certificate';

describe('cloudfront/distribution-custom-certificate', () => {
  it.each([
    [{ CloudFrontDefaultCertificate: false, ACMCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' }, 'pass'],
    [{ IAMCertificateId: 'ASCA1' }, 'pass'],
    [{ CloudFrontDefaultCertificate: true }, 'fail'],
    [{}, 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (ViewerCertificate, status) => expect(statusOf(check, distributionOf({ ViewerCertificate }))).toBe(status));

  it('is not asked of one that is switched off', () => expect(statusOf(check, distributionOf({ Enabled: false }))).toBe('not-applicable'));
});
