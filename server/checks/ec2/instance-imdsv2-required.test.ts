import type { Instance } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { instance, terminated } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './instance-imdsv2-required';

describe('ec2/instance-imdsv2-required', () => {
  it.each<[Instance, string]>([
    [{ MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' } }, 'pass'],
    [{ MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'disabled' } }, 'pass'],
    [{ MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' } }, 'fail'],
    [{ MetadataOptions: { HttpTokens: 'optional' }, State: { Name: 'stopped' } }, 'fail'],
    [{ MetadataOptions: { HttpTokens: 'optional' }, State: terminated }, 'not-applicable'],
    [{}, 'unknown'],
    [{ MetadataOptions: {} }, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, instance(data))).toBe(status);
  });
});
