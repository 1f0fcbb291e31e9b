import type { ResourceData } from '@/server/collect/resource-data';
import type { ResourceType } from '@/server/collect/types';

/** A resource as the sample cloud knows it: the very shape that a collector would read, so that the types keep both honest. */
export interface WorldResource<T extends ResourceType = ResourceType> {
  type: T;
  arn: string;
  id: string;
  /** The region that owns it; `global` for IAM and account-level things. */
  region: string;
  tags: Record<string, string>;
  data: ResourceData[T];
  /** Operations that AWS refuses for this very resource, e.g. a bucket whose policy denies us. */
  refuses?: readonly string[];
}

/** An array, or something that makes its items only when asked (worlds of a million resources). */
export interface Sliceable<T> {
  readonly length: number;
  slice(start: number, end: number): readonly T[];
}

/** An account as of one instant. */
export interface AccountState {
  list<T extends ResourceType>(type: T, region: string): Sliceable<WorldResource<T>>;
  /** By ARN or id within the region (`global` included). */
  find<T extends ResourceType>(type: T, region: string, arnOrId: string): WorldResource<T> | undefined;
}

/** A role that CloudLens may try to assume in the account. */
export interface WorldRole {
  name: string;
  /**
   * The trust policy's external id, or several of which any will do; `*` stands for anything, as with StringLike. null: no condition,
   * assumable with any id and with none (the insecure kind).
   */
  externalId: string | null | readonly string[];
  /** IAM policy documents that say what it may do. */
  policies: readonly {
    Version: string;
    Statement: readonly { Effect: 'Allow' | 'Deny'; Action: string | readonly string[]; Resource: string | readonly string[] }[];
  }[];
}

export interface WorldAccount {
  id: string;
  name: string;
  partition: string;
  /** All regions that AWS would name for the account. */
  regions: readonly { name: string; enabled: boolean }[];
  roles: readonly WorldRole[];
  /** The AWS organization that it may list: it manages it, or was delegated to. */
  organization?: WorldOrganization;
  at(instant: Date): AccountState;
}

export interface WorldOrganization {
  /** `o-…`. */
  id: string;
  managementAccountId: string;
  members: readonly { id: string; name: string; status: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE'; joined: Date }[];
}

export interface World {
  accounts: readonly WorldAccount[];
}
