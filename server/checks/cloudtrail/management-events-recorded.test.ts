import { describe, expect, it } from 'vitest';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { accountOf, advanced, allManagement, trailOf } from '../shared/trail-testing';
import { check } from './management-events-recorded';

const basic = (parts: object, id = 'audit') => trailOf({ eventSelectors: [{ ...allManagement, ...parts }] }, { id });
const byFields = (...fields: Record<string, string | object>[]) =>
  trailOf({ eventSelectors: [], advancedEventSelectors: fields.map(advanced) });

describe('cloudtrail/management-events-recorded', () => {
  it.each([
    ['the usual selector', [trailOf()]],
    ['no selector, which stands for the usual one', [trailOf({ eventSelectors: [] })]],
    ['reads by one trail and writes by another', [basic({ ReadWriteType: 'ReadOnly' }), basic({ ReadWriteType: 'WriteOnly' }, 'writes')]],
    ['an advanced selector', [byFields({ eventCategory: 'Management' })]],
    [
      'two advanced selectors',
      [byFields({ eventCategory: 'Management', readOnly: 'true' }, { eventCategory: 'Management', readOnly: 'false' })],
    ],
  ])('passes with %s', (_, others) => {
    expect(statusOf(check, accountOf(), { others })).toBe('pass');
  });

  it.each([
    ['only writes', [basic({ ReadWriteType: 'WriteOnly' })]],
    ['none', [basic({ IncludeManagementEvents: false })]],
    ['only data events', [byFields({ eventCategory: 'Data', 'resources.type': 'AWS::S3::Object' })]],
    ['only advanced reads', [byFields({ eventCategory: 'Management', readOnly: 'true' })]],
    ['a trail of one region', [trailOf({ IsMultiRegionTrail: false })]],
    ['a stopped trail', [trailOf({ status: { IsLogging: false } })]],
  ])('fails with %s', (_, others) => {
    expect(statusOf(check, accountOf(), { others })).toBe('fail');
  });

  it('names what is left out', () => {
    const summary = 'Management events are recorded without some: kms.amazonaws.com';
    const left = [
      basic({ ExcludeManagementEventSources: ['kms.amazonaws.com'] }),
      byFields({ eventCategory: 'Management', eventSource: { NotEquals: ['kms.amazonaws.com'] } }),
    ];
    for (const trail of left) expect(verdictsOf(check, accountOf(), { others: [trail] })[0]).toMatchObject({ status: 'fail', summary });
  });

  it('is unknown when nobody told the regions', () => {
    expect(statusOf(check, accountOf([refused('ec2:DescribeRegions')]), { others: [trailOf()] })).toBe('unknown');
  });
});
