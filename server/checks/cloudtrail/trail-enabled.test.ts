import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { accountOf, trailOf } from '../shared/trail-testing';
import { check } from './trail-enabled';

const stopped = trailOf({ status: { IsLogging: false } }, { id: 'stopped' });

describe('cloudtrail/trail-enabled', () => {
  it('passes with a running trail, even of one region', () => {
    expect(statusOf(check, accountOf(), { others: [stopped, trailOf({ IsMultiRegionTrail: false })] })).toBe('pass');
  });

  it.each([
    ['no trail', []],
    ['stopped trails', [stopped]],
    ['a trail that does not tell', [trailOf({ status: {} })]],
  ])('fails with %s', (_, others) => {
    expect(statusOf(check, accountOf(), { others })).toBe('fail');
  });

  it('is unknown when nobody told the regions', () => {
    expect(statusOf(check, accountOf([refused('ec2:DescribeRegions')]))).toBe('unknown');
  });
});
