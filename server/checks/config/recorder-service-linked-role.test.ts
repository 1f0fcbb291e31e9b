import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp, recorderOf } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf } from '../shared/testing';
import { check } from './recorder-service-linked-role';

const by = (roleARN?: string) => configOf({ recorders: [recorderOf({ roleARN })] });

describe('config/recorder-service-linked-role', () => {
  it('passes with it, in any partition', () => {
    expect(statusOf(check, configOf())).toBe('pass');
    expect(statusOf(check, by('arn:aws-cn:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'))).toBe(
      'pass',
    );
  });

  it.each(['arn:aws:iam::111122223333:role/config', 'arn:aws:iam::111122223333:role/AWSServiceRoleForConfig', undefined])(
    'fails with %s',
    (role) => {
      expect(statusOf(check, by(role))).toBe('fail');
    },
  );

  it('does not ask where nothing is recorded', () => {
    expect(statusOf(check, configOf(nothingSetUp))).toBe('not-applicable');
  });

  it('is unknown when it was refused', () => {
    expect(statusOf(check, configOf({}, { gaps: [refused('config:DescribeConfigurationRecorders')] }))).toBe('unknown');
  });
});
