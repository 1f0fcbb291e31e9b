import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { accountOf, trailOf } from '../shared/trail-testing';
import { check } from './global-service-events-recorded';

const without = trailOf({ IncludeGlobalServiceEvents: false }, { id: 'regional' });

describe('cloudtrail/global-service-events-recorded', () => {
  it('passes when one running trail includes them', () => {
    expect(statusOf(check, accountOf(), { others: [without, trailOf()] })).toBe('pass');
  });

  it.each([
    ['no trail', []],
    ['trails that leave them out', [without]],
    ['a stopped trail', [trailOf({ status: { IsLogging: false } })]],
  ])('fails with %s', (_, others) => {
    expect(statusOf(check, accountOf(), { others })).toBe('fail');
  });

  it('is unknown when nobody told the regions', () => {
    expect(statusOf(check, accountOf([refused('ec2:DescribeRegions')]))).toBe('unknown');
  });
});
