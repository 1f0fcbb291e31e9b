import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './vpn-tunnels-up';

type Status = 'UP' | 'DOWN';
const connection = (statuses: readonly Status[] | undefined, State?: 'available' | 'deleted' | 'pending') =>
  resourceOf('AWS::EC2::VPNConnection', {
    id: 'vpn-1',
    data: {
      VpnConnectionId: 'vpn-1',
      ...(State && { State }),
      ...(statuses && { VgwTelemetry: statuses.map((Status, at) => ({ Status, OutsideIpAddress: `198.51.100.${at}` })) }),
    },
  });

describe('ec2/vpn-tunnels-up', () => {
  it.each([
    [['UP', 'UP'], 'available', 'pass'],
    [['UP', 'DOWN'], 'available', 'fail'],
    [['DOWN', 'DOWN'], 'available', 'fail'],
    [['DOWN', 'DOWN'], 'deleted', 'not-applicable'],
    [['DOWN', 'DOWN'], 'pending', 'not-applicable'],
    [['UP', 'UP'], undefined, 'pass'],
    [[], 'available', 'unknown'],
    [undefined, 'available', 'unknown'],
  ] as const)('%j of a connection that is %s: %s', (tunnels, state, status) => {
    expect(statusOf(check, connection(tunnels, state))).toBe(status);
  });

  it('names the tunnel that is down, and no time that moves', () => {
    expect(verdictsOf(check, connection(['UP', 'DOWN'], 'available'))[0]).toMatchObject({
      summary: 'The tunnel at 198.51.100.1 is down',
      evidence: { tunnels: [{ status: 'UP' }, { status: 'DOWN' }] },
    });
  });
});
