import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

/** An available Redshift cluster, about which nothing else is known. */
export const warehouse = (data: ResourceData['AWS::Redshift::Cluster'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::Redshift::Cluster', {
    id: 'reports',
    data: { ClusterIdentifier: 'reports', ClusterStatus: 'available', ...data },
    gaps,
  });
