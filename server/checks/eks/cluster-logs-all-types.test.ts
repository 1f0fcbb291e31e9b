import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { clusterOf, refusedCluster } from '../shared/kubernetes-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-logs-all-types';

describe('eks/cluster-logs-all-types', () => {
  it.each<[string, Partial<ResourceData['AWS::EKS::Cluster']>, string]>([
    [
      'all',
      { logging: { clusterLogging: [{ enabled: true, types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] }] } },
      'pass',
    ],
    [
      'some',
      {
        logging: {
          clusterLogging: [
            { enabled: true, types: ['api'] },
            { enabled: false, types: ['audit'] },
          ],
        },
      },
      'fail',
    ],
    ['none', { logging: { clusterLogging: [] } }, 'fail'],
    ['not told', {}, 'unknown'],
    ['being deleted', { status: 'DELETING' }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, clusterOf(data))).toBe(status));

  it('is unknown when the cluster was not described', () => {
    expect(statusOf(check, clusterOf({ status: undefined }, [refusedCluster]))).toBe('unknown');
  });
});
