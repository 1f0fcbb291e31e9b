import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp, recorderOf } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './recorder-enabled';

describe('config/recorder-enabled', () => {
  it('passes where a recorder records', () => {
    expect(statusOf(check, configOf())).toBe('pass');
  });

  it('fails where there is none, and names the region', () => {
    expect(verdictsOf(check, configOf(nothingSetUp, { region: 'eu-west-3' }))[0]).toMatchObject({
      status: 'fail',
      summary: 'There is no recorder in eu-west-3',
    });
  });

  it('fails where it is stopped or its status is missing', () => {
    expect(statusOf(check, configOf({ recorderStatuses: [{ name: 'default', recording: false }] }))).toBe('fail');
    expect(statusOf(check, configOf({ recorderStatuses: [] }))).toBe('fail');
  });

  it('does not count a recorder that an AWS service keeps for itself', () => {
    const recorders = [recorderOf({ name: 'theirs', servicePrincipal: 'observabilityadmin.amazonaws.com' })];
    expect(statusOf(check, configOf({ recorders, recorderStatuses: [{ name: 'theirs', recording: true }] }))).toBe('fail');
  });

  it('is unknown when it was refused or not given', () => {
    expect(
      statusOf(check, configOf({ recorderStatuses: undefined }, { gaps: [refused('config:DescribeConfigurationRecorderStatus')] })),
    ).toBe('unknown');
    expect(statusOf(check, configOf({ recorders: undefined }))).toBe('unknown');
  });
});
