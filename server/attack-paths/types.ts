import type { OperationName } from '@/server/aws/operation';

/** A place on a path: a resource by its ARN, or something outside, such as the internet. */
export interface PathNode {
  id: string;
  /** The inventory's type; `internet`, `outsider` or `account` for what is no resource. */
  type: string;
  name: string;
  /** `global` for what has none. */
  region: string;
}

/** One step along a path, and why it can be taken. */
export interface PathLink {
  from: string;
  to: string;
  /** A sentence without its full stop. */
  why: string;
  /** `unseen`: nobody could look, so the step is possible and no more. */
  state: 'seen' | 'unseen';
  /** Of an unseen step: what could not be looked at. */
  reason: string | null;
}

/** A figure from 0 to 1 with what it rests on. */
export interface Factor {
  value: number;
  why: string;
}

export interface Factors {
  exposure: Factor;
  exploitability: Factor;
  impact: Factor;
}

/** The one change that breaks a path with the least effort. */
export interface PathFix {
  /** In plain words, an imperative sentence without its full stop. */
  text: string;
  /** The resource to change. */
  on: string;
  /** Position of the link that it breaks. */
  link: number;
  /** A check of ours whose remedy it is. */
  checkId: string | null;
  cli: string | null;
  terraform: string | null;
}

/** What is stored of a path beside its columns. */
export interface PathDetail {
  nodes: PathNode[];
  /** In order: each begins where the one before ends. */
  links: PathLink[];
  factors: Factors;
  fix: PathFix;
  /** Further targets that the same entry reaches in the same way. */
  also: PathNode[];
  /** How many things the end of the path opens. */
  blast: number;
  /** Why it is possible and not proven; empty: it is proven. */
  reasons: string[];
}

/** A listing that a scan could not finish, and the kinds of paths that it hides. */
export interface BlindSpot {
  operation: OperationName;
  region: string;
  /** In words. */
  reason: string;
  kinds: string[];
}
