import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { clusterOf, refusedCluster } from '../shared/kubernetes-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-network-policies';

describe('eks/cluster-network-policies', () => {
  it.each<[string, Partial<ResourceData['AWS::EKS::Cluster']>, string]>([
    ['on', { networkAddOn: { addonName: 'vpc-cni', configurationValues: '{"enableNetworkPolicy":"true"}' } }, 'pass'],
    ['on, as YAML', { networkAddOn: { configurationValues: 'env:\n  A: b\nenableNetworkPolicy: "true"' } }, 'pass'],
    ['off', { networkAddOn: { configurationValues: '{"enableNetworkPolicy":"false"}' } }, 'fail'],
    ['not set', { networkAddOn: {} }, 'fail'],
    ['malformed', { networkAddOn: { configurationValues: '{"enableNetworkPolicy' } }, 'unknown'],
    ['not managed by EKS', { networkAddOn: null }, 'unknown'],
    ['not given', {}, 'unknown'],
    ['being deleted', { status: 'DELETING' }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, clusterOf(data))).toBe(status));

  it('is unknown when the cluster was not described', () => {
    expect(statusOf(check, clusterOf({ status: undefined }, [refusedCluster]))).toBe('unknown');
  });
});
