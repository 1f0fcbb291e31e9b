import type { Vpc, VpcEndpoint } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { networkInterface } from '../shared/ec2-testing';
import { resourceOf, statusOf, testAccount } from '../shared/testing';
import { check } from './vpc-endpoint-for-ec2';

const vpc = (data: Vpc = {}) => resourceOf('AWS::EC2::VPC', { id: 'vpc-1', data: { VpcId: 'vpc-1', OwnerId: testAccount, ...data } });
const endpoint = (data: VpcEndpoint = {}) =>
  resourceOf('AWS::EC2::VPCEndpoint', {
    id: 'vpce-1',
    data: {
      VpcEndpointId: 'vpce-1',
      VpcId: 'vpc-1',
      ServiceName: 'com.amazonaws.eu-central-1.ec2',
      State: 'available',
      ...data,
    } as VpcEndpoint,
  });
const busy = networkInterface([]);

describe('ec2/vpc-endpoint-for-ec2', () => {
  it.each([
    ['an endpoint', endpoint()],
    ['an endpoint that some answers write with a capital', endpoint({ State: 'Available' })],
    ['an endpoint in China', endpoint({ ServiceName: 'cn.com.amazonaws.eu-central-1.ec2' })],
  ])('passes with %s', (_, each) => {
    expect(statusOf(check, vpc(), { others: [each, busy] })).toBe('pass');
  });

  it.each([
    ['no endpoint', []],
    ['one for messages to its agent only', [endpoint({ ServiceName: 'com.amazonaws.eu-central-1.ec2messages' })]],
    ['one of another VPC', [endpoint({ VpcId: 'vpc-2' })]],
    ['one that is not there yet', [endpoint({ State: 'Pending' })]],
    ['one for S3', [endpoint({ ServiceName: 'com.amazonaws.eu-central-1.s3', VpcEndpointType: 'Gateway' })]],
  ])('fails with %s', (_, others) => {
    expect(statusOf(check, vpc(), { others: [...others, busy] })).toBe('fail');
  });

  it('does not ask of a VPC that nothing is in, or that belongs to somebody else', () => {
    expect(statusOf(check, vpc(), { others: [networkInterface([], { VpcId: 'vpc-2' })] })).toBe('not-applicable');
    expect(statusOf(check, vpc({ OwnerId: '999999999999' }), { others: [busy] })).toBe('not-applicable');
  });
});
