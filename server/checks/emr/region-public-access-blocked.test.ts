import type { BlockPublicAccessConfiguration } from '@aws-sdk/client-emr';
import { describe, expect, it } from 'vitest';
import type { Gap } from '@/server/collect/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './region-public-access-blocked';

const region = (blockPublicAccess?: BlockPublicAccessConfiguration, gaps: Gap[] = []) =>
  resourceOf('AWS::EMR::RegionSettings', { id: 'eu-central-1', data: { ...(blockPublicAccess && { blockPublicAccess }) }, gaps });
const on = (...ranges: [number, number?][]) => ({
  BlockPublicSecurityGroupRules: true,
  PermittedPublicSecurityGroupRuleRanges: ranges.map(([MinRange, MaxRange]) => ({ MinRange, MaxRange })),
});

describe('emr/region-public-access-blocked', () => {
  it.each([
    ['on', on(), 'pass'],
    ['on, without a list', { BlockPublicSecurityGroupRules: true }, 'pass'],
    ['on but for SSH, as AWS starts', on([22, 22]), 'pass'],
    ['on but for SSH, with one end told', on([22]), 'pass'],
    ['on but for ports around SSH', on([20, 25]), 'fail'],
    ['on but for SSH and the console', on([22, 22], [8088, 8088]), 'fail'],
    ['on but for everything', on([0, 65_535]), 'fail'],
    ['off', { BlockPublicSecurityGroupRules: false }, 'fail'],
    ['who knows', undefined, 'unknown'],
  ])('%s', (_, configuration, status) => {
    expect(statusOf(check, region(configuration))).toBe(status);
  });

  it('is unknown when the call was refused', () => {
    const gap = { operation: 'emr:GetBlockPublicAccessConfiguration', kind: 'denied', code: 'AccessDeniedException' } as const;
    expect(statusOf(check, region(on(), [gap]))).toBe('unknown');
  });
});
