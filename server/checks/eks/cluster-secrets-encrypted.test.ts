import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { clusterOf, refusedCluster } from '../shared/kubernetes-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-secrets-encrypted';

describe('eks/cluster-secrets-encrypted', () => {
  it.each<[string, Partial<ResourceData['AWS::EKS::Cluster']>, string]>([
    ['own key', { encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: 'arn:aws:kms:eu-central-1:1:key/a' } }] }, 'pass'],
    ['for something else', { encryptionConfig: [{ resources: ['other'], provider: { keyArn: 'k' } }] }, 'fail'],
    ['none', {}, 'fail'],
    ['being deleted', { status: 'DELETING' }, 'not-applicable'],
  ])('%s', (_, data, status) => expect(statusOf(check, clusterOf(data))).toBe(status));

  it('is unknown when the cluster was not described', () => {
    expect(statusOf(check, clusterOf({ status: undefined }, [refusedCluster]))).toBe('unknown');
  });
});
