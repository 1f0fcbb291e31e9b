import type { OperationName } from '@/server/aws/operation';
import type { AnyResource } from '@/server/collect/types';
import type { KeptType } from './landscape/kept';
import type { Landscape } from './landscape/landscape';
import type { Factors, PathNode } from './types';

/** A change to a resource's data; null: the resource goes. What a fix does, so that it can be tried. */
export interface Change {
  arn: string;
  to: (data: never) => object | null;
}

/** A way to make a step impossible. */
export interface Cut {
  /** In plain words, an imperative sentence without its full stop. */
  text: string;
  /** 1: a switch, nothing breaks … 5: work on the architecture. */
  cost: 1 | 2 | 3 | 4 | 5;
  /** The resource to change. */
  on: string;
  /** A check of ours whose remedy it is. */
  checkId?: string;
  changes: readonly Change[];
}

/** One step, as a kind found it. */
export interface Step {
  to: PathNode;
  why: string;
  /** What could not be looked at; null: it was seen. */
  unseen?: string | null;
  /** Empty: nothing of this step can be changed on its own. */
  cuts?: readonly Cut[];
}

/** A path, as a kind found it: where it starts, and the steps. The last one's node is the target. */
export interface FoundPath {
  /** One sentence for lists, without its full stop. */
  title: string;
  start: PathNode;
  steps: readonly Step[];
  /** The first resource of the account on the path. */
  entry: PathNode;
  factors: Factors;
  /** Further targets of the same type. */
  also?: readonly PathNode[];
  /** How many things the end opens; default: the target and `also`. */
  blast?: number;
}

/** A way of attack that is looked for. */
export interface PathKind {
  /** Its file's name; stable for ever. */
  id: string;
  /** As in a list of kinds: 'Public bucket with data in it'. */
  title: string;
  /** What an attacker does, in a sentence or two. */
  about: string;
  /** What the entry and the target are, for filters and docs. */
  entry: string;
  target: string;
  /** Without complete answers of these nobody may say that such a path is gone. */
  needs: readonly OperationName[];
  /** Every type that it looks at. */
  reads: readonly KeptType[];
  find(land: Landscape): FoundPath[];
}

export const definePathKind = (kind: PathKind): PathKind => kind;

/** A resource as a place on a path. */
export function nodeOf({ arn, type, name, id, region }: Pick<AnyResource, 'arn' | 'type' | 'name' | 'id' | 'region'>): PathNode {
  return { id: arn, type, name: name ?? id, region };
}

export const internet: PathNode = { id: 'internet', type: 'internet', name: 'Internet', region: 'global' };
export const anyAwsAccount: PathNode = { id: 'any-aws-account', type: 'outsider', name: 'Any AWS account', region: 'global' };
/** Who has got hold of a password or key. */
export const thief: PathNode = { id: 'leaked-credential', type: 'outsider', name: 'Leaked credential', region: 'global' };
export const wholeAccount = (land: Landscape): PathNode => ({
  id: `arn:${land.scope.partition}:iam::${land.scope.account}:root`,
  type: 'account',
  name: `Account ${land.scope.account}`,
  region: 'global',
});
