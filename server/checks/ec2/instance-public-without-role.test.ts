import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-public-without-role';

describe('ec2/instance-public-without-role', () => {
  it.each<[Instance, string]>([
    [{}, 'pass'],
    [{ IamInstanceProfile: { Arn: 'arn:aws:iam::111122223333:instance-profile/app' } }, 'pass'],
    [{ PublicIpAddress: '52.28.1.1' }, 'pass'],
    [{ PublicIpAddress: '52.28.1.1', IamInstanceProfile: { Id: 'AIPA1' } }, 'fail'],
    [{ NetworkInterfaces: [{ Association: { PublicIp: '52.28.1.1' } }], IamInstanceProfile: {} }, 'fail'],
    [{ State: terminated, PublicIpAddress: '52.28.1.1', IamInstanceProfile: {} }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
