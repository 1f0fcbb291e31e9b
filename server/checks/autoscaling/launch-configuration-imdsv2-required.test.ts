import type { InstanceMetadataOptions } from '@aws-sdk/client-auto-scaling';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './launch-configuration-imdsv2-required';

describe('autoscaling/launch-configuration-imdsv2-required', () => {
  it.each<[string, InstanceMetadataOptions | undefined, string]>([
    ['required', { HttpTokens: 'required' }, 'pass'],
    ['off', { HttpEndpoint: 'disabled', HttpTokens: 'optional' }, 'pass'],
    ['optional', { HttpTokens: 'optional' }, 'fail'],
    ['not set', undefined, 'fail'],
    ['tokens not set', { HttpEndpoint: 'enabled' }, 'fail'],
  ])('%s', (_, MetadataOptions, status) => {
    const configuration = resourceOf('AWS::AutoScaling::LaunchConfiguration', {
      id: 'web',
      data: { ...(MetadataOptions && { MetadataOptions }) },
    });
    expect(statusOf(check, configuration)).toBe(status);
  });
});
