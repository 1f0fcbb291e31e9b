import { describe, expect, it } from 'vitest';
import type { S3Bucket } from '@/server/collect/s3/types';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './bucket-versioning-enabled';

const bucket = (versioning: S3Bucket['versioning']) =>
  resourceOf('AWS::S3::Bucket', { id: 'shop-invoices', data: { Name: 'shop-invoices', location: 'eu-central-1', versioning } });

describe('s3/bucket-versioning-enabled', () => {
  it('passes when versioning is on', () => {
    expect(statusOf(check, bucket({ status: 'Enabled', mfaDelete: false }))).toBe('pass');
  });

  it('fails when versioning was never turned on, and says so', () => {
    expect(verdictsOf(check, bucket({ status: 'Off', mfaDelete: false }))[0]).toMatchObject({
      status: 'fail',
      evidence: { versioning: 'Off' },
    });
  });

  it('fails when versioning is suspended', () => {
    expect(statusOf(check, bucket({ status: 'Suspended', mfaDelete: true }))).toBe('fail');
  });

  it('fails when AWS says nothing about versioning', () => {
    expect(statusOf(check, bucket(null))).toBe('fail');
  });

  it('is unknown when the call was refused', () => {
    const refused = {
      ...bucket(undefined),
      gaps: [{ operation: 's3:GetBucketVersioning' as const, kind: 'denied' as const, code: 'AccessDenied' }],
    };
    expect(statusOf(check, refused)).toBe('unknown');
  });
});
