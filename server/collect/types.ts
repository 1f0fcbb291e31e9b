import type { DeepRead } from '@/server/aws/deep-reads';
import type { AwsErrorKind } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from './resource-data';

/** CloudFormation's name of a resource type where AWS has one, else a name of ours in the same form. */
export type ResourceType = keyof ResourceData;

/** One operation that did not complete for one resource: whatever needs it there is unknown. */
export interface Gap {
  operation: OperationName;
  kind: AwsErrorKind;
  /** AWS's error code. */
  code: string;
}

/** One thing in an account, as the SDK described it, with our named enrichments in `data`. */
export interface Resource<T extends ResourceType = ResourceType> {
  type: T;
  /** The ARN, else `arn:<partition>:<service>:<region>:<account>:<type>/<id>` made by `makeArn`. The key of everything. */
  arn: string;
  /** AWS's own id, such as `i-0abc`, a bucket's name, a user's name. */
  id: string;
  /** The `Name` tag or AWS's name, when it says more than the id. */
  name: string | null;
  /** The region it lives in; `global` for IAM and account-level things. */
  region: string;
  tags: Record<string, string>;
  data: ResourceData[T];
  gaps: Gap[];
}

/** `Resource` of any type, discriminated by `type`. */
export type AnyResource = { [T in ResourceType]: Resource<T> }[ResourceType];

/** What became of one operation in one unit (service × region). Only `complete` lets a verdict stand on it. */
export interface OperationCoverage {
  operation: OperationName;
  /** `partial`: worked for some resources (see their gaps). `cut`: a listing broke off after some pages. */
  status: 'complete' | 'partial' | 'cut' | AwsErrorKind;
  /** API calls made, retries not counted. */
  calls: number;
  /** AWS's error code when not complete. */
  code?: string;
  /** Answers of earlier scans that cannot have changed, and so were not asked for again. Absent: none. */
  carried?: CarriedAnswers;
}

export interface CarriedAnswers {
  answers: number;
  /** The earliest scan that asked for one of them, by its number in the account. */
  fromScan: number;
  /** When that was, ISO 8601. */
  since: string;
}

/**
 * What AWS promises to change whenever an answer does: AWS's id of the thing first, then the facts of this scan's listing, such as
 * the instant an instance was launched. One that is absent makes the answer one to ask for.
 */
export type FixedBy = readonly (string | number | Date | undefined)[];

/** How an operation is used by a collector, and which IAM actions allow it. */
export interface OperationSpec {
  operation: OperationName;
  /** `list`: once per unit (paged). `resource`: once per resource; its failures are gaps of that resource. */
  level: 'list' | 'resource';
  /** For a `list`: the types that it enumerates or completes. For a `resource` operation: the types that it enriches. */
  types: readonly ResourceType[];
  /** A `list` that only tells more of what another one enumerates: its failure does not keep alive what the other no longer has. */
  enumerates?: false;
  /** IAM actions that allow it, where they are not just `<service>:<Operation>`. */
  actions?: readonly string[];
  /** It gives out contents, and is called only where an admin opted into this. */
  deepRead?: DeepRead;
}

/** What a collector is given: the door to AWS for one account and region, and the book of what was seen. */
export interface CollectContext {
  account: string;
  partition: string;
  /** The region of the unit; `global` for a global collector. */
  region: string;
  /** The region where global services are called. */
  homeRegion: string;
  /** Regions that take part in this scan: enabled in the account and not excluded. */
  regions: readonly string[];
  now: Date;
  /** Whether contents of this kind may be read: an admin opted in. */
  mayRead(kind: DeepRead): boolean;
  /** False: the unit is about one resource, and none of these types is looked at for it. */
  wants(...types: ResourceType[]): boolean;
  /**
   * The one resource of this type that is looked at, for listings that can be asked for it alone; undefined: all of them. What such a
   * listing does not have is listed anew as a whole before anybody says that it is gone.
   */
  only(type: ResourceType): { id: string; arn: string } | undefined;
  /** See `AwsSession`. Within a `get` or `once` of its own, whose operation it counts as. */
  download(service: string, address: string): AsyncIterable<Uint8Array>;
  /** An SDK client, made once per (service, region), paced and counted. Region defaults to the unit's (or home) region. */
  client<C>(Client: new (config: never) => C, region?: string): C;
  /**
   * Pages of a listing. On a failure it notes the operation as denied, cut, … and ends quietly with what it has;
   * a repeated page token ends it as `malformed`.
   */
  pages<O>(
    operation: OperationName,
    fetchPage: (token: string | undefined) => Promise<O>,
    nextToken: (page: O) => string | undefined,
  ): AsyncGenerator<O, void>;
  /**
   * One call for the whole unit. `undefined` when it failed (noted). Error codes listed in `absent` mean
   * 'AWS says there is none': the operation is complete and the answer is null.
   */
  once<O>(operation: OperationName, send: () => Promise<O>, options?: { absent?: readonly string[] }): Promise<O | null | undefined>;
  /**
   * Turns listed items into resources, many at a time. `build` gets `get`, which makes one call for this resource:
   * the answer, null for a code in `absent`, or undefined after noting a gap. A `gone` answer drops the resource:
   * it was deleted while we looked. Of a `permanent` resource (an account, a region's settings) it is a gap like any other.
   */
  each<I, R extends AnyResource>(
    items: readonly I[],
    build: (item: I, get: GetForResource, gaps: Gap[]) => Promise<R | null>,
  ): Promise<R[]>;
  /**
   * For listings that tell what is fixed of many things at once: the answers of an earlier scan for all of these facts, or
   * undefined if one is missing. Then the listing is to be asked for, and `keep` takes what it says.
   */
  recallAll<O>(operation: OperationName, facts: readonly FixedBy[]): Promise<O[] | undefined>;
  keep(operation: OperationName, facts: FixedBy, answer: unknown): void;
}

/**
 * `fixedBy`: an answer that an earlier scan got under the same facts is taken instead of asking. It must be plain data, and
 * whoever changes what `send` makes of AWS's answer changes the facts too.
 */
export type GetForResource = <O>(
  operation: OperationName,
  send: () => Promise<O>,
  options?: { absent?: readonly string[]; permanent?: boolean; fixedBy?: FixedBy },
) => Promise<O | null | undefined>;

/** One service's way of reading an account. */
export interface Collector {
  /** Our name of the service, as in operation names and check ids: `ec2`, `s3`, `iam`, … */
  service: string;
  /** `global`: one unit per account. `regional`: one unit per region. */
  scope: 'global' | 'regional';
  types: readonly ResourceType[];
  operations: readonly OperationSpec[];
  /** Yields resources page by page; never holds the account. */
  collect(context: CollectContext): AsyncGenerator<AnyResource[], void>;
}
