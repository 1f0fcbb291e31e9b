import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { gap } from '../shared/iam-testing';
import { bucketOf } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './session-enabled';

const macie = (data: ResourceData['AWS::Macie::RegionSettings']) => resourceOf('AWS::Macie::RegionSettings', { id: 'eu-central-1', data });
const here = bucketOf();
const elsewhere = bucketOf({}, { id: 'other', region: 'us-east-1' });

describe('macie/session-enabled', () => {
  it.each([
    ['enabled', { session: { status: 'ENABLED' } }, [here], 'pass'],
    ['enabled without a bucket', { session: { status: 'ENABLED' } }, [], 'pass'],
    ['paused', { session: { status: 'PAUSED' } }, [here], 'fail'],
    ['not enabled', { session: null }, [here], 'fail'],
    ['not enabled, with buckets elsewhere only', { session: null }, [elsewhere], 'not-applicable'],
    ['not offered', { notOffered: true }, [here], 'not-applicable'],
    ['not known', {}, [here], 'unknown'],
  ] as const)('%s: %s', (_, data, others, status) => {
    expect(statusOf(check, macie(data), { others })).toBe(status);
  });

  it('is unknown when a bucket would not say where it is', () => {
    expect(statusOf(check, macie({ session: null }), { others: [bucketOf({}, { gaps: [gap('s3:GetBucketLocation')] })] })).toBe('unknown');
  });
});
