import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

/** An active table, about which nothing else is known. */
export const table = (data: ResourceData['AWS::DynamoDB::Table'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::DynamoDB::Table', { id: 'orders', data: { TableName: 'orders', TableStatus: 'ACTIVE', ...data }, gaps });

/** A cluster of DynamoDB Accelerator, about which nothing else is known. */
export const accelerator = (data: ResourceData['AWS::DAX::Cluster'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::DAX::Cluster', { id: 'orders', data: { ClusterName: 'orders', Status: 'available', ...data }, gaps });
