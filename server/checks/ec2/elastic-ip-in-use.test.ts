import type { Address } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './elastic-ip-in-use';

const address = (data: Address) =>
  resourceOf('AWS::EC2::EIP', { id: 'eipalloc-1', data: { AllocationId: 'eipalloc-1', PublicIp: '52.28.1.1', ...data } });

describe('ec2/elastic-ip-in-use', () => {
  it.each<[Address, string]>([
    [{ AssociationId: 'eipassoc-1', InstanceId: 'i-1' }, 'pass'],
    [{ AssociationId: 'eipassoc-1', NetworkInterfaceId: 'eni-1' }, 'pass'],
    [{ InstanceId: '' }, 'fail'],
    [{}, 'fail'],
    [{ ServiceManaged: 'alb' }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, address(data))).toBe(status);
  });

  it('names the address', () => {
    expect(verdictsOf(check, address({}))[0]?.summary).toBe('52.28.1.1 is attached to nothing');
  });
});
