import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { clusterOf, refusedCluster } from '../shared/kubernetes-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-api-not-open';

describe('eks/cluster-api-not-open', () => {
  it.each<[string, Partial<ResourceData['AWS::EKS::Cluster']>, string]>([
    ['private', { resourcesVpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true } }, 'pass'],
    ['open', { resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/0'] } }, 'fail'],
    ['open without a list', { resourcesVpcConfig: { endpointPublicAccess: true } }, 'fail'],
    ['for the office', { resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['203.0.113.0/24'] } }, 'pass'],
    ['not told', { resourcesVpcConfig: {} }, 'unknown'],
    ['being deleted', { status: 'DELETING' }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, clusterOf(data))).toBe(status));

  it('is unknown when the cluster was not described', () => {
    expect(statusOf(check, clusterOf({ status: undefined }, [refusedCluster]))).toBe('unknown');
  });
});
