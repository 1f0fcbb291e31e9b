import { describe, expect, it } from 'vitest';
import { bucketOf, refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { advanced, allManagement, trailOf } from '../shared/trail-testing';
import { check } from './s3-object-read-events-recorded';

const basic = (values: string[], ReadWriteType: 'All' | 'ReadOnly' | 'WriteOnly' = 'All', Type = 'AWS::S3::Object') =>
  trailOf({ eventSelectors: [{ ...allManagement, ReadWriteType, DataResources: [{ Type, Values: values }] }] });
const objects = { eventCategory: 'Data', 'resources.type': 'AWS::S3::Object' };
const byFields = (fields: Record<string, string | object>) =>
  trailOf({ eventSelectors: [], advancedEventSelectors: [advanced({ ...objects, ...fields })] });
const bucket = bucketOf();
const arn = 'arn:aws:s3:::shop-invoices/';

describe('cloudtrail/s3-object-read-events-recorded', () => {
  it.each([
    ['all buckets', basic(['arn:aws:s3'])],
    ['all buckets, reads only', basic(['arn:aws:s3'], 'ReadOnly')],
    ['this bucket among others', basic(['arn:aws:s3:::other/', arn])],
    ['all objects by an advanced selector', byFields({})],
    ['reads by an advanced selector', byFields({ readOnly: 'true' })],
    ['this bucket by an advanced selector', byFields({ 'resources.ARN': { StartsWith: [arn] } })],
    ['all but another bucket', byFields({ 'resources.ARN': { NotStartsWith: ['arn:aws:s3:::other/'] } })],
  ])('passes when a trail records %s', (_, trail) => {
    expect(statusOf(check, bucket, { others: [trail] })).toBe('pass');
  });

  it.each([
    ['only management events', trailOf()],
    ['writes only', basic(['arn:aws:s3'], 'WriteOnly')],
    ['another bucket', basic(['arn:aws:s3:::shop-invoices-old/'])],
    ['a prefix of the bucket', basic([`${arn}2026/`])],
    ['functions', basic(['arn:aws:lambda'], 'All', 'AWS::Lambda::Function')],
    ['writes by an advanced selector', byFields({ readOnly: 'false' })],
    ['another bucket by an advanced selector', byFields({ 'resources.ARN': { StartsWith: ['arn:aws:s3:::other/'] } })],
    ['all but this bucket', byFields({ 'resources.ARN': { NotStartsWith: [arn] } })],
    ['all but a prefix of it', byFields({ 'resources.ARN': { NotStartsWith: [`${arn}tmp/`] } })],
    ['one kind of call', byFields({ eventName: 'GetObject' })],
  ])('fails when a trail records %s', (_, trail) => {
    expect(statusOf(check, bucket, { others: [trail] })).toBe('fail');
  });

  it('fails when the trail is stopped, of another region, or not there', () => {
    const all = basic(['arn:aws:s3']);
    expect(statusOf(check, bucket, { others: [{ ...all, data: { ...all.data, status: { IsLogging: false } } }] })).toBe('fail');
    expect(statusOf(check, bucket, { others: [{ ...all, region: 'us-east-1', data: { ...all.data, IsMultiRegionTrail: false } }] })).toBe(
      'fail',
    );
    expect(statusOf(check, bucket)).toBe('fail');
  });

  it('passes in another partition', () => {
    expect(statusOf(check, bucketOf({}, { partition: 'aws-cn', region: 'cn-north-1' }), { others: [basic(['arn:aws-cn:s3'])] })).toBe(
      'pass',
    );
  });

  it('does not ask the bucket that a trail writes to, unless it is recorded anyway', () => {
    const own = bucketOf({}, { id: 'shop-trail' });
    expect(statusOf(check, own, { others: [trailOf()] })).toBe('not-applicable');
    expect(statusOf(check, own, { others: [basic(['arn:aws:s3'])] })).toBe('pass');
  });

  it('is unknown when the buckets could not be listed whole', () => {
    expect(statusOf(check, bucketOf({}, { gaps: [refused('s3:ListBuckets')] }), { others: [trailOf()] })).toBe('unknown');
  });
});
