import type { AccountRef, SeverityCounts } from '@/server/posture';
import type { findingFilters, resourceSorts } from './constants';

/** Pure, usable in the browser. */

/** Short names that clients ask by; everything else goes by AWS's own, as in `AWS::EC2::Volume`. */
export const shortTypes = {
  ec2: 'AWS::EC2::Instance',
  s3: 'AWS::S3::Bucket',
  lambda: 'AWS::Lambda::Function',
  rds: 'AWS::RDS::DBInstance',
} as const;

export type ResourceSort = (typeof resourceSorts)[number];

/** Values of one filter are alternatives, but for tags, which all have to be there or to be missing; filters narrow each other. */
export interface ResourceFilters {
  /** AWS's names of types. */
  type?: readonly string[] | undefined;
  /** Our ids of accounts. */
  account?: readonly string[] | undefined;
  region?: readonly string[] | undefined;
  /** `key=value`, or `key` for any value. */
  tag?: readonly string[] | undefined;
  /** Keys that are missing; `*`: without any tag. */
  without?: readonly string[] | undefined;
  /** Words that ARN, id or name begin with, in any case. */
  q?: string | undefined;
  state?: readonly string[] | undefined;
  /** Open findings, muted ones included. */
  findings?: (typeof findingFilters)[number] | undefined;
  /** Whose configuration or tags changed since: `24h`, `7d`, a day or an instant. */
  since?: string | undefined;
}

export interface ResourceParams extends ResourceFilters {
  sort?: ResourceSort | undefined;
  cursor?: string | null | undefined;
  /** Rows of pages before this one, for clients that count pages. */
  offset?: number | undefined;
  limit?: number | undefined;
}

/** A stored resource as lists tell it. Times are ISO 8601. */
export interface ResourceRow {
  /** Ours, for `/api/aws-resources/{id}`. */
  uid: string;
  /** A short name where there is one. */
  type: string;
  resourceType: string;
  id: string;
  name: string | null;
  arn: string;
  /** Twelve digits. */
  accountId: string;
  account: AccountRef;
  region: string;
  service: string;
  /** As AWS calls it: `running`, `available`; null where the type has none. */
  state: string | null;
  /** Only of types that have one. */
  instanceType?: string;
  launchTime?: string;
  tags: Record<string, string>;
  /** Open findings that are not muted, by severity; null: not to be seen by who asks. */
  findings: SeverityCounts | null;
  firstSeenAt: string;
  changedAt: string;
}

export interface CountedValue {
  value: string;
  count: number;
}

/** How many resources match, and by each field under all filters but its own. */
export interface InventoryCounts {
  total: number;
  /** true: text, tags, state or time narrow the list, and only the first many that match were counted. */
  isCapped: boolean;
  type: CountedValue[];
  /** By our id of the account. */
  account: CountedValue[];
  region: CountedValue[];
}

/** A listing that a scan could not end: how many there are of these types in that region is not known. */
export interface Unseen {
  account: AccountRef;
  region: string;
  types: string[];
  operation: string;
  kind: string;
  /** AWS's error code. */
  code: string | null;
  /** IAM actions that would allow it; empty when permission is not the matter. */
  actions: string[];
  /** When the scan tried. */
  at: string;
}

/** When each account was last looked at; null: never. */
export interface LastLook {
  account: AccountRef;
  at: string | null;
}
