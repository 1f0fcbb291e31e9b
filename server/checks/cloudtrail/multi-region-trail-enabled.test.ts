import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { accountOf, trailOf } from '../shared/trail-testing';
import { check } from './multi-region-trail-enabled';

const regional = trailOf({ IsMultiRegionTrail: false }, { id: 'regional' });
const stopped = trailOf({ status: { IsLogging: false } }, { id: 'stopped' });

describe('cloudtrail/multi-region-trail-enabled', () => {
  it('passes when one trail runs in all regions, whatever the others are', () => {
    expect(statusOf(check, accountOf(), { others: [regional, stopped, trailOf({}, { region: 'us-east-1' })] })).toBe('pass');
  });

  it('passes with a trail of the organization', () => {
    expect(statusOf(check, accountOf(), { others: [trailOf({ IsOrganizationTrail: true })] })).toBe('pass');
  });

  it.each([
    ['there is none', [], 'The account has no trail'],
    ['it covers one region', [regional], 'No trail covers all regions'],
    ['it is stopped', [stopped, regional], 'The trail for all regions is stopped'],
  ])('fails when %s', (_, others, summary) => {
    expect(verdictsOf(check, accountOf(), { others })[0]).toMatchObject({ status: 'fail', summary });
  });

  it('is unknown when nobody told the regions', () => {
    expect(statusOf(check, accountOf([refused('ec2:DescribeRegions')]), { others: [trailOf()] })).toBe('unknown');
  });
});
