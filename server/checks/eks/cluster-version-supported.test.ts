import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { clusterOf, refusedCluster } from '../shared/kubernetes-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-version-supported';

describe('eks/cluster-version-supported', () => {
  it.each<[string, Partial<ResourceData['AWS::EKS::Cluster']>, string]>([
    ['supported', { version: '1.34' }, 'pass'],
    ['newer than the table', { version: '1.99' }, 'pass'],
    ['in extended support', { version: '1.33' }, 'fail'],
    ['long gone', { version: '1.12' }, 'fail'],
    ['odd', { version: '2' }, 'unknown'],
    ['not told', {}, 'unknown'],
    ['being deleted', { status: 'DELETING' }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, clusterOf(data))).toBe(status));

  it('is unknown when the cluster was not described', () => {
    expect(statusOf(check, clusterOf({ status: undefined }, [refusedCluster]))).toBe('unknown');
  });
});
