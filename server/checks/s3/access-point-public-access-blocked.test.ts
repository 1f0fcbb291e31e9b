import { describe, expect, it } from 'vitest';
import { allBlocked, refused } from '../shared/s3-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './access-point-public-access-blocked';

const point = (block?: Partial<typeof allBlocked>) =>
  resourceOf('AWS::S3::AccessPoint', {
    id: 'partner',
    data: { Name: 'partner', Bucket: 'assets', NetworkOrigin: 'Internet' as const, ...(block && { block }) },
  });

describe('s3/access-point-public-access-blocked', () => {
  it('passes when all four switches are on', () => {
    expect(statusOf(check, point(allBlocked))).toBe('pass');
  });

  it.each(Object.keys(allBlocked))('fails when %s is off, or missing', (name) => {
    const [verdict] = verdictsOf(check, point({ ...allBlocked, [name]: false }));
    expect(verdict).toMatchObject({ status: 'fail', evidence: { off: [name] } });
    expect(statusOf(check, point({ ...allBlocked, [name]: undefined }))).toBe('fail');
  });

  it('fails for an empty block', () => {
    expect(statusOf(check, point({}))).toBe('fail');
  });

  it('is unknown when the block was not given', () => {
    expect(statusOf(check, point())).toBe('unknown');
    expect(statusOf(check, { ...point(allBlocked), gaps: [refused('s3control:GetAccessPoint')] })).toBe('unknown');
  });
});
