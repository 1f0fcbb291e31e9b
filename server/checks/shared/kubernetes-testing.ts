import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

export const clusterOf = (data: Partial<ResourceData['AWS::EKS::Cluster']>, gaps: Gap[] = []) =>
  resourceOf('AWS::EKS::Cluster', { id: 'platform', data: { name: 'platform', status: 'ACTIVE', ...data }, gaps });

export const refusedCluster: Gap = { operation: 'eks:DescribeCluster', kind: 'denied', code: 'AccessDeniedException' };
