import type { ClientVpnEndpoint } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './client-vpn-connections-logged';

const endpoint = (data: ClientVpnEndpoint) =>
  resourceOf('AWS::EC2::ClientVpnEndpoint', { id: 'cvpn-endpoint-1', data: { Status: { Code: 'available' }, ...data } });

describe('ec2/client-vpn-connections-logged', () => {
  it.each([
    [{ ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' } }, 'pass'],
    [{ ConnectionLogOptions: { Enabled: false } }, 'fail'],
    [{ Status: { Code: 'pending-associate' }, ConnectionLogOptions: { Enabled: false } }, 'fail'],
    [{ Status: { Code: 'deleting' }, ConnectionLogOptions: { Enabled: false } }, 'not-applicable'],
    [{ ConnectionLogOptions: {} }, 'unknown'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, endpoint(data))).toBe(status);
  });
});
