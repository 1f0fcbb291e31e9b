import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { accountOf, trailOf } from '../shared/trail-testing';
import { check } from './insights-enabled';

const insightSelectors = [{ InsightType: 'ApiCallRateInsight' as const }];

describe('cloudtrail/insights-enabled', () => {
  it('passes when they are on for one running trail', () => {
    expect(statusOf(check, accountOf(), { others: [trailOf({}, { id: 'plain' }), trailOf({ insightSelectors })] })).toBe('pass');
  });

  it.each([
    ['no trail', []],
    ['a trail without them', [trailOf()]],
    ['an empty list', [trailOf({ insightSelectors: [] })]],
    ['a stopped trail', [trailOf({ insightSelectors, status: { IsLogging: false } })]],
  ])('fails with %s', (_, others) => {
    expect(statusOf(check, accountOf(), { others })).toBe('fail');
  });

  it('is unknown when nobody told the regions', () => {
    expect(statusOf(check, accountOf([refused('ec2:DescribeRegions')]))).toBe('unknown');
  });
});
