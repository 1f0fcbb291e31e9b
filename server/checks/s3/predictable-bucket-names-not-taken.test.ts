import { describe, expect, it } from 'vitest';
import type { PredictableBuckets } from '@/server/collect/s3/types';
import { bucketOf, refused } from '../shared/s3-testing';
import { resourceOf, statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './predictable-bucket-names-not-taken';

const glue = `aws-glue-assets-${testAccount}-eu-central-1`;
const cdk = `cdk-hnb659fds-assets-${testAccount}-eu-central-1`;
const settings = (told?: Partial<PredictableBuckets>, gaps: Parameters<typeof resourceOf>[1]['gaps'] = []) =>
  resourceOf('AWS::S3::AccountSettings', {
    region: 'global',
    data: told ? { predictableBuckets: { regions: ['eu-central-1'], own: [], others: [], ...told } } : {},
    gaps,
  });

describe('s3/predictable-bucket-names-not-taken', () => {
  it('passes where the names are free or our own, and says for which regions', () => {
    expect(verdictsOf(check, settings({}))).toMatchObject([{ status: 'pass', evidence: { regions: ['eu-central-1'], takenByOthers: [] } }]);
    expect(statusOf(check, settings({ own: [cdk] }))).toBe('pass');
  });

  it('fails where somebody else was faster, and names the buckets', () => {
    expect(verdictsOf(check, settings({ own: [cdk], others: [glue] }))).toMatchObject([
      { status: 'fail', summary: `Another account has the bucket ${glue}`, evidence: { takenByOthers: [glue] } },
    ]);
    expect(verdictsOf(check, settings({ others: [glue, cdk] }))[0]?.summary).toContain('and 1 more');
  });

  it('takes no bucket of ours for somebody else’s that shuts us out by its policy', () => {
    expect(statusOf(check, settings({ others: [glue] }), { others: [bucketOf({}, { id: glue })] })).toBe('pass');
  });

  it('is unknown where S3 was not asked, or did not tell', () => {
    expect(statusOf(check, settings())).toBe('unknown');
    expect(statusOf(check, settings(undefined, [refused('s3:HeadBucket')]))).toBe('unknown');
  });

  it('passes nothing in a partition of whose regions nobody was asked', () => {
    expect(statusOf(check, settings({ regions: [] }))).toBe('unknown');
  });
});
