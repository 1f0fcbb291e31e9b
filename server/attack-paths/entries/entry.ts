import type { Resource } from '@/server/collect/types';
import type { FoundPath, Step } from '../found-path';
import type { Factor, PathNode } from '../types';

/** Something that strangers reach, with the role that it acts as. */
export interface Entry {
  start: PathNode;
  /** From `start` to the thing itself. */
  steps: readonly Step[];
  node: PathNode;
  exposure: Factor;
  exploitability: Factor;
  /** null: no listing told of it (`roleUnseen`), so nobody knows what it may do. */
  role: Resource<'AWS::IAM::Role'> | null;
  roleNode: PathNode;
  roleUnseen: string | null;
  /** How strangers come to act as the role. */
  takes: Omit<Step, 'to'>;
}

/** The path from an entry over its role to an end. */
export function pathFrom(
  entry: Entry,
  end: Pick<FoundPath, 'title' | 'also' | 'blast'> & { steps: readonly Step[]; impact: Factor },
): FoundPath {
  const { start, steps, node, roleNode, exposure, exploitability, takes } = entry;
  const { impact, steps: further, ...rest } = end;
  return {
    ...rest,
    start,
    entry: node,
    steps: [...steps, { to: roleNode, ...takes }, ...further],
    factors: { exposure, exploitability, impact },
  };
}
