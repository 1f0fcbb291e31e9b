import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './standard-or-product-enabled';

type Data = ResourceData['AWS::SecurityHub::RegionSettings'];
const region = (data: Data) => resourceOf('AWS::SecurityHub::RegionSettings', { id: 'eu-central-1', data });
const hub = { HubArn: 'arn' };
const standard = (StandardsStatus: 'READY' | 'INCOMPLETE' | 'FAILED' | 'DELETING') =>
  [{ StandardsSubscriptionArn: 'arn', StandardsArn: 'arn', StandardsInput: {}, StandardsStatus }] as Data['standards'];

describe('securityhub/standard-or-product-enabled', () => {
  it.each([
    [{ hub, standards: standard('READY') }, 'pass'],
    [{ hub, standards: standard('INCOMPLETE') }, 'pass'],
    [{ hub, standards: standard('FAILED') }, 'fail'],
    [{ hub, standards: standard('DELETING') }, 'fail'],
    [{ hub, standards: [], products: ['arn'] }, 'pass'],
    [{ hub, standards: [], products: [] }, 'fail'],
    [{ hub, standards: [] }, 'unknown'],
    [{ hub }, 'unknown'],
    [{ hub: null }, 'not-applicable'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, region(data))).toBe(status);
  });

  it('is unknown when the standards were refused', () => {
    expect(statusOf(check, { ...region({ hub }), gaps: [gap('securityhub:GetEnabledStandards')] })).toBe('unknown');
  });
});
