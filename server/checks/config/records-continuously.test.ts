import type { RecordingMode } from '@aws-sdk/client-config-service';
import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp, recorderOf } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './records-continuously';

const mode = (recordingMode?: RecordingMode) => configOf({ recorders: [recorderOf({ recordingMode })] });

describe('config/records-continuously', () => {
  it('passes, also where the setting does not exist yet', () => {
    expect(statusOf(check, mode({ recordingFrequency: 'CONTINUOUS' }))).toBe('pass');
    expect(statusOf(check, mode(undefined))).toBe('pass');
  });

  it('tells the types that are recorded daily all the same', () => {
    const overrides = [{ resourceTypes: ['AWS::EC2::NetworkInterface' as const], recordingFrequency: 'DAILY' as const }];
    const [verdict] = verdictsOf(check, mode({ recordingFrequency: 'CONTINUOUS', recordingModeOverrides: overrides }));
    expect(verdict).toMatchObject({ status: 'pass', evidence: { daily: ['AWS::EC2::NetworkInterface'] } });
  });

  it('fails when it is daily', () => {
    expect(statusOf(check, mode({ recordingFrequency: 'DAILY' }))).toBe('fail');
  });

  it('does not ask where nothing is recorded', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused', () => {
    expect(statusOf(check, configOf({}, { gaps: [refused('config:DescribeConfigurationRecorders')] }))).toBe('unknown');
  });
});
