import { describe, expect, it } from 'vitest';
import { securityGroup } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './security-group-not-from-launch-wizard';

describe('ec2/security-group-not-from-launch-wizard', () => {
  it.each([
    ['launch-wizard-1', 'fail'],
    ['launch-wizard-42', 'fail'],
    ['web', 'pass'],
    ['no-launch-wizard-1', 'pass'],
    [undefined, 'pass'],
  ])('%s: %s', (GroupName, status) => {
    expect(statusOf(check, securityGroup({ GroupName }))).toBe(status);
  });
});
