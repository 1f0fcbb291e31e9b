import type { Collector, OperationSpec, ResourceType } from './types';

/** An operation as one collector uses it. */
export interface Declaration {
  spec: OperationSpec;
  collector: Collector;
}

/** What somebody who judges resources looks at: their type, and the types that he reads beside. */
export interface LookedAt {
  resourceType: ResourceType;
  reads?: readonly { type: ResourceType }[];
}

/** Of several collectors that use an operation, those that use it for what is looked at; where none does, all. */
export function declarationsFor({ resourceType, reads = [] }: LookedAt, all: readonly Declaration[]): readonly Declaration[] {
  const types = [resourceType, ...reads.map((read) => read.type)];
  const meant = all.filter(({ spec }) => spec.types.some((type) => types.includes(type)));
  return meant.length > 0 ? meant : all;
}
