import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './hub-enabled';

const region = (data: ResourceData['AWS::SecurityHub::RegionSettings']) =>
  resourceOf('AWS::SecurityHub::RegionSettings', { id: 'eu-central-1', data });

describe('securityhub/hub-enabled', () => {
  it.each([
    [{ hub: { HubArn: 'arn' } }, 'pass'],
    [{ hub: { HubArn: 'arn' }, standards: [] }, 'pass'],
    [{ hub: null }, 'fail'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, region(data))).toBe(status);
  });

  it('does not care that the standards were refused, only the hub', () => {
    expect(statusOf(check, { ...region({ hub: { HubArn: 'arn' } }), gaps: [gap('securityhub:GetEnabledStandards')] })).toBe('pass');
    expect(statusOf(check, { ...region({}), gaps: [gap('securityhub:DescribeHub')] })).toBe('unknown');
  });
});
