import type { OperationName } from '@/server/aws/operation';
import type { Owner } from '@/server/aws/policy/types';
import { globalRegion } from '@/server/checks/coverage';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Snapshot } from '@/server/checks/types';
import type { AnyResource, Resource, ResourceType } from '@/server/collect/types';
import type { KeptType } from './kept';

/** Whose landscape it is, as of when, and what a scan could not look at. */
export interface LandscapeScope {
  /** The AWS account's number. */
  account: string;
  partition: string;
  now: Date;
  /** Numbers of the organization's other accounts: they are no outsiders. */
  trustedAccounts?: readonly string[];
  /** Why an operation was not complete in a region, in words; null: it was. */
  missing(operation: OperationName, region: string): string | null;
}

/** An account's resources as paths see them: few fields of each, by type, region, ARN and id. */
export class Landscape {
  private readonly shelf = new ResourceShelf();
  private readonly memory = new Map<unknown, unknown>();
  private readonly answers = new WeakMap<object, Map<unknown, unknown>>();
  private count = 0;

  constructor(
    readonly scope: LandscapeScope,
    resources: Iterable<AnyResource> = [],
  ) {
    for (const resource of resources) this.add(resource);
  }

  add(resource: AnyResource): void {
    this.shelf.add(resource);
    this.count += 1;
  }

  get size(): number {
    return this.count;
  }

  get owner(): Owner {
    const { account, partition, trustedAccounts } = this.scope;
    return { account, partition, trustedAccounts };
  }

  /** All of a type, by their ARNs; with a region only what is there. */
  list<T extends KeptType>(type: T, region?: string): readonly Resource<T>[] {
    return this.shelf.list(type, region) as unknown as readonly Resource<T>[];
  }

  /** By ARN, or by AWS's id. */
  get<T extends KeptType>(type: T, key: string | undefined, region?: string): Resource<T> | undefined {
    return key === undefined ? undefined : (this.shelf.find(type, key, region) as unknown as Resource<T> | undefined);
  }

  /** One region with what is global, as checks look at it: their helpers work on it. */
  in(region: string): Snapshot {
    const where = region === globalRegion ? undefined : region;
    return {
      list: <T extends ResourceType>(type: T) => this.shelf.list(type, where) as unknown as readonly Resource<T>[],
      get: <T extends ResourceType>(type: T, key: string) => this.shelf.find(type, key, where) as unknown as Resource<T> | undefined,
    };
  }

  /** The first of the operations that was not complete there, in words; null: all were. */
  missing(operations: readonly OperationName[], region: string): string | null {
    for (const operation of operations) {
      const reason = this.scope.missing(operation, region);
      if (reason !== null) return reason;
    }
    return null;
  }

  /** The first of the calls about this very resource that failed, in words; null: none did. */
  gapOf({ gaps, id }: Pick<AnyResource, 'gaps' | 'id'>, operations: readonly OperationName[]): string | null {
    const gap = gaps.find(({ operation }) => operations.includes(operation));
    return gap ? `${gap.operation} was not answered for ${id} (${gap.kind})` : null;
  }

  /** What `work` gives, worked out once: kinds ask the same questions. `key` is a function or text of module level. */
  once<R>(key: unknown, work: () => R): R {
    if (!this.memory.has(key)) this.memory.set(key, work());
    return this.memory.get(key) as R;
  }

  /** The same for a question about something: `about` is asked about by who it is, not by what it holds. */
  onceFor<R>(about: object, question: unknown, work: () => R): R {
    const known = this.answers.get(about) ?? new Map<unknown, unknown>();
    this.answers.set(about, known);
    if (!known.has(question)) known.set(question, work());
    return known.get(question) as R;
  }
}
