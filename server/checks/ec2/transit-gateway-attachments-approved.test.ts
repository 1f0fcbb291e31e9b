import type { TransitGateway } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf, testAccount } from '../shared/testing';
import { check } from './transit-gateway-attachments-approved';

const gateway = (data: TransitGateway = {}) =>
  resourceOf('AWS::EC2::TransitGateway', {
    id: 'tgw-1',
    data: { TransitGatewayId: 'tgw-1', OwnerId: testAccount, State: 'available', ...data },
  });

describe('ec2/transit-gateway-attachments-approved', () => {
  it.each([
    [{ Options: { AutoAcceptSharedAttachments: 'disable' } }, 'pass'],
    [{ Options: { AutoAcceptSharedAttachments: 'enable' } }, 'fail'],
    [{ OwnerId: '999999999999', Options: { AutoAcceptSharedAttachments: 'enable' } }, 'not-applicable'],
    [{ State: 'deleting', Options: { AutoAcceptSharedAttachments: 'enable' } }, 'not-applicable'],
    [{ Options: {} }, 'unknown'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, gateway(data))).toBe(status);
  });

  it('is unknown when gateways could not be listed whole', () => {
    const cut = { ...gateway({ Options: { AutoAcceptSharedAttachments: 'disable' } }), gaps: [gap('ec2:DescribeTransitGateways')] };
    expect(statusOf(check, cut)).toBe('unknown');
  });
});
