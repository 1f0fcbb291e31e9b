import { describe, expect, it } from 'vitest';
import { lambda } from '../shared/lambda-testing';
import { statusOf } from '../shared/testing';
import { check } from './function-in-vpc';

describe('lambda/function-in-vpc', () => {
  it.each([
    [{ VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-a'] } }, 'pass'],
    [{ VpcConfig: { VpcId: '', SubnetIds: [], SecurityGroupIds: [] } }, 'fail'],
    [{}, 'fail'],
    [{ MasterArn: 'arn:aws:lambda:us-east-1:111122223333:function:edge:1' }, 'not-applicable'],
    [{ CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn' } } }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, lambda(data))).toBe(status);
  });
});
