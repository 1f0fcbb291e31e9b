import type { NetworkAcl } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { networkAcl } from '../shared/ec2-testing';
import { statusOf } from '../shared/testing';
import { check } from './network-acl-used';

describe('ec2/network-acl-used', () => {
  it.each<[NetworkAcl, string]>([
    [{}, 'pass'],
    [{ Associations: [] }, 'fail'],
    [{ Associations: undefined }, 'fail'],
    [{ Associations: [{ NetworkAclAssociationId: 'aclassoc-1' }] }, 'fail'],
    [{ IsDefault: true, Associations: [] }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, networkAcl([], data))).toBe(status);
  });
});
