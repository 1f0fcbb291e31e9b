import type { Subnet } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, testAccount } from '../shared/testing';
import { check } from './subnet-no-public-ip-on-launch';

describe('ec2/subnet-no-public-ip-on-launch', () => {
  it.each<[Subnet, string]>([
    [{ MapPublicIpOnLaunch: false, OwnerId: testAccount }, 'pass'],
    [{ MapPublicIpOnLaunch: true, OwnerId: testAccount }, 'fail'],
    [{ MapPublicIpOnLaunch: true, DefaultForAz: true }, 'fail'],
    [{ MapPublicIpOnLaunch: true, OwnerId: '999988887777' }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, resourceOf('AWS::EC2::Subnet', { id: 'subnet-1', data: { SubnetId: 'subnet-1', ...data } }))).toBe(status);
  });
});
