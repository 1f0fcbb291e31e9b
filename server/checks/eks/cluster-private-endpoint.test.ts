import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { clusterOf, refusedCluster } from '../shared/kubernetes-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-private-endpoint';

describe('eks/cluster-private-endpoint', () => {
  it.each<[string, Partial<ResourceData['AWS::EKS::Cluster']>, string]>([
    ['on', { resourcesVpcConfig: { endpointPrivateAccess: true } }, 'pass'],
    ['off', { resourcesVpcConfig: { endpointPrivateAccess: false } }, 'fail'],
    ['not told', {}, 'unknown'],
    ['being deleted', { status: 'DELETING' }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, clusterOf(data))).toBe(status));

  it('is unknown when the cluster was not described', () => {
    expect(statusOf(check, clusterOf({ status: undefined }, [refusedCluster]))).toBe('unknown');
  });
});
