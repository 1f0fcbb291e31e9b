import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-profile-attached';

describe('ec2/instance-profile-attached', () => {
  it.each<[Instance, string]>([
    [{ IamInstanceProfile: { Arn: 'arn:aws:iam::111122223333:instance-profile/app' } }, 'pass'],
    [{ IamInstanceProfile: { Id: 'AIPA1' } }, 'pass'],
    [{}, 'fail'],
    [{ State: { Name: 'stopped' } }, 'fail'],
    [{ State: terminated }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
