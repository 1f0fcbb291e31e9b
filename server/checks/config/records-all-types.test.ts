import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp, recorderOf } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './records-all-types';

describe('config/records-all-types', () => {
  it.each([{ allSupported: true }, { recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' as const } }])(
    'passes with %o',
    (recordingGroup) => {
      expect(statusOf(check, configOf({ recorders: [recorderOf({ recordingGroup })] }))).toBe('pass');
    },
  );

  it.each([
    { allSupported: false, resourceTypes: ['AWS::EC2::Instance' as const] },
    {
      exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::NetworkInterface' as const] },
      recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' as const },
    },
    undefined,
  ])('fails with %o', (recordingGroup) => {
    expect(statusOf(check, configOf({ recorders: [recorderOf({ recordingGroup })] }))).toBe('fail');
  });

  it('does not ask where nothing is recorded', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused', () => {
    expect(statusOf(check, configOf({ recorders: undefined }, { gaps: [refused('config:DescribeConfigurationRecorders')] }))).toBe(
      'unknown',
    );
  });
});
