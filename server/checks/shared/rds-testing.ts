import type { DBCluster, DBInstance, EventSubscription } from '@aws-sdk/client-rds';
import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

/** A running PostgreSQL instance of its own, about which nothing else is known. */
export const instance = (data: DBInstance = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::RDS::DBInstance', {
    id: 'orders',
    data: { DBInstanceIdentifier: 'orders', DBInstanceStatus: 'available', Engine: 'postgres', ...data },
    gaps,
  });

/** A running Aurora PostgreSQL cluster, about which nothing else is known. */
export const cluster = (data: DBCluster = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::RDS::DBCluster', {
    id: 'catalog',
    data: { DBClusterIdentifier: 'catalog', Status: 'available', Engine: 'aurora-postgresql', ...data },
    gaps,
  });

export const snapshot = (data: ResourceData['AWS::RDS::DBSnapshot'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::RDS::DBSnapshot', {
    id: 'orders-final',
    data: { DBSnapshotIdentifier: 'orders-final', SnapshotType: 'manual', ...data },
    gaps,
  });

export const clusterSnapshot = (data: ResourceData['AWS::RDS::DBClusterSnapshot'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::RDS::DBClusterSnapshot', {
    id: 'catalog-final',
    data: { DBClusterSnapshotIdentifier: 'catalog-final', SnapshotType: 'manual', ...data },
    gaps,
  });

/** A running DocumentDB cluster, about which nothing else is known. */
export const docdbCluster = (data: DBCluster = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::DocDB::DBCluster', {
    id: 'documents',
    data: { DBClusterIdentifier: 'documents', Status: 'available', Engine: 'docdb', ...data },
    gaps,
  });

/** A running Neptune cluster, about which nothing else is known. */
export const neptuneCluster = (data: DBCluster = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::Neptune::DBCluster', {
    id: 'graph',
    data: { DBClusterIdentifier: 'graph', Status: 'available', Engine: 'neptune', ...data },
    gaps,
  });

export const docdbSnapshot = (data: ResourceData['AWS::DocDB::DBClusterSnapshot'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::DocDB::DBClusterSnapshot', { id: 'documents-final', data: { SnapshotType: 'manual', Engine: 'docdb', ...data }, gaps });

export const neptuneSnapshot = (data: ResourceData['AWS::Neptune::DBClusterSnapshot'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::Neptune::DBClusterSnapshot', { id: 'graph-final', data: { SnapshotType: 'manual', Engine: 'neptune', ...data }, gaps });

export const parameterGroup = (data: ResourceData['AWS::RDS::DBParameterGroup'], gaps: Gap[] = []) =>
  resourceOf('AWS::RDS::DBParameterGroup', { id: data.DBParameterGroupName ?? 'own', data, gaps });

/** An active subscription; narrow it by `data`. */
export const subscription = (data: EventSubscription = {}, id = 'database-trouble') =>
  resourceOf('AWS::RDS::EventSubscription', { id, data: { CustSubscriptionId: id, Enabled: true, Status: 'active', ...data } });

/** A member of an Aurora cluster. */
export const member: DBInstance = { DBClusterIdentifier: 'catalog', Engine: 'aurora-postgresql' };
