import type { DeepRead } from '@/server/aws/deep-reads';
import type { OperationName } from '@/server/aws/operation';
import type { OperationSpec, ResourceType } from './types';

/** A listing of these types. */
export const listing = (operation: OperationName, ...types: ResourceType[]): OperationSpec => ({ operation, level: 'list', types });

/** A call for each resource of these types. */
export const enrichment = (operation: OperationName, ...types: ResourceType[]): OperationSpec => ({ operation, level: 'resource', types });

/** Tags in bulk. The Tagging API serves many services, so several collectors declare it, each for its own types. */
export const bulkTags = (...types: ResourceType[]): OperationSpec => ({
  ...enrichment('tagging:GetResources', ...types),
  actions: ['tag:GetResources'],
});

/** The same with the IAM action that allows it, where the service's actions have another prefix. */
export const allowedBy = (prefix: string, spec: OperationSpec): OperationSpec => ({
  ...spec,
  actions: [`${prefix}:${spec.operation.split(':')[1]}`],
});

/** A call that gives out contents of these types: made only where an admin opted into it. */
export const contentRead = (deepRead: DeepRead, spec: OperationSpec): OperationSpec => ({ ...spec, deepRead });
