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
  /** Texts that AWS gives out and a collector keeps nothing of but what it found in them: `userData`, `content`, `definition`. */
  raw?: Readonly<Record<string, string>>;
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
    Statement: readonly {
      Effect: 'Allow' | 'Deny';
      Action: string | readonly string[];
      Resource: string | readonly string[];
      Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
    }[];
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
  /** What it pays, for itself and, when it manages an organization, for its members. */
  bill?: WorldBill;
  at(instant: Date): AccountState;
}

/** One line of a day's bill. Exact: ten decimal places as a whole number, since money is never a float. */
export interface Charge {
  accountId: string;
  /** As Cost Explorer names it: `Amazon Simple Storage Service`. */
  service: string;
  /** `eu-central-1`, `global` or `NoRegion`. */
  region: string;
  recordType: 'Usage' | 'Tax' | 'Credit' | 'Refund';
  usageType: string;
  tags: Readonly<Record<string, string>>;
  /** In 1/10,000,000,000 of the currency's unit; credits and refunds are negative. */
  amount: bigint;
}

export interface WorldBill {
  currency: string;
  /** Names by account id. */
  accounts: Readonly<Record<string, string>>;
  /** A day's lines, as far as they are known at `now`: the day itself and the one before still grow. */
  charges(day: string, now: Date): readonly Charge[];
  /** What a day would cost if nothing odd happened. */
  expected(day: string): bigint;
  /** Days that AWS itself found odd. */
  oddities: readonly { day: string; lastDay: string; accountId: string; service: string; expected: number; actual: number }[];
  budgets: readonly { name: string; amount: string; accountId?: string }[];
  /** Groups that a page of GetCostAndUsage holds; without it, enough for a year to need several. */
  groupsAPage?: number;
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
