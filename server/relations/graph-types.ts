import type { EdgeKind } from './types';

/** One end of a relation. What no scan has seen, or the reader may not see, has nothing but its ARN. */
export interface GraphNode {
  /** ARN, else a service's name, `*`, or `host:…`: what relations name. */
  arn: string;
  /** `uid` of the resource in the inventory; null: no scan that the reader may see has it. */
  uid: string | null;
  type: string | null;
  /** AWS's id or the name; of an unseen one the end of its ARN. */
  label: string;
  region: string | null;
  /** Twelve digits. */
  accountId: string | null;
  /** Open findings on it. */
  openFindings: number;
  /** Steps from the resource that was asked about. */
  distance: number;
}

export interface GraphEdge {
  from: string;
  to: string;
  kind: EdgeKind;
  via: string | null;
}

/** Relations of this kind of that resource which are not all shown. */
export interface Cut {
  arn: string;
  kind: EdgeKind;
  direction: 'out' | 'in';
}

export interface RelationGraph {
  /** ARN of the resource in its middle. */
  root: string;
  nodes: GraphNode[];
  edges: GraphEdge[];
  cut: Cut[];
  /** Not everything within the depth is there: there is more than a graph can show. */
  truncated: boolean;
}
