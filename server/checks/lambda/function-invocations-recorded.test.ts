import { describe, expect, it } from 'vitest';
import { gap } from '../shared/iam-testing';
import { functionArn, lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { advanced, allManagement, trailOf } from '../shared/trail-testing';
import { check } from './function-invocations-recorded';

const basic = (values: string[], ReadWriteType: 'All' | 'ReadOnly' | 'WriteOnly' = 'All', Type = 'AWS::Lambda::Function') =>
  trailOf({ eventSelectors: [{ ...allManagement, ReadWriteType, DataResources: [{ Type, Values: values }] }] });
const byFields = (fields: Record<string, string | object>) =>
  trailOf({
    eventSelectors: [],
    advancedEventSelectors: [advanced({ eventCategory: 'Data', 'resources.type': 'AWS::Lambda::Function', ...fields })],
  });

describe('lambda/function-invocations-recorded', () => {
  it.each([
    ['all functions', basic(['arn:aws:lambda'])],
    ['this function among others', basic([`${functionArn}-old`, functionArn])],
    ['calls, which are writes', basic(['arn:aws:lambda'], 'WriteOnly')],
    ['all by an advanced selector', byFields({})],
    ['writes by an advanced selector', byFields({ readOnly: 'false' })],
    ['this one by an advanced selector', byFields({ 'resources.ARN': functionArn })],
    ['those of the account', byFields({ 'resources.ARN': { StartsWith: ['arn:aws:lambda:eu-central-1:111122223333:'] } })],
    ['all but another one', byFields({ 'resources.ARN': { NotEquals: [`${functionArn}-old`] } })],
  ])('passes when a trail records %s', (_, trail) => {
    expect(statusOf(check, lambda(), { others: [trail] })).toBe('pass');
  });

  it.each([
    ['only management events', trailOf()],
    ['reads only', basic(['arn:aws:lambda'], 'ReadOnly')],
    ['another function', basic([`${functionArn}-old`])],
    ['objects', basic(['arn:aws:s3'], 'All', 'AWS::S3::Object')],
    ['reads by an advanced selector', byFields({ readOnly: 'true' })],
    ['another one by an advanced selector', byFields({ 'resources.ARN': `${functionArn}-old` })],
    ['all but this one', byFields({ 'resources.ARN': { NotStartsWith: [functionArn] } })],
    ['calls of one user', byFields({ 'userIdentity.arn': 'arn' })],
    [
      'all functions, in another region',
      { ...basic(['arn:aws:lambda']), region: 'us-east-1', data: { ...basic(['arn:aws:lambda']).data, IsMultiRegionTrail: false } },
    ],
    [
      'all functions, but is stopped',
      { ...basic(['arn:aws:lambda']), data: { ...basic(['arn:aws:lambda']).data, status: { IsLogging: false } } },
    ],
  ])('fails when a trail records %s', (_, trail) => {
    expect(statusOf(check, lambda(), { others: [trail] })).toBe('fail');
  });

  it('fails without a trail', () => {
    expect(statusOf(check, lambda())).toBe('fail');
  });

  it('is unknown when a trail would not say what it records', () => {
    expect(statusOf(check, lambda(), { others: [trailOf({}, { gaps: [gap('cloudtrail:GetEventSelectors')] })] })).toBe('unknown');
  });
});
