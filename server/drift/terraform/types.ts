import type { AccountRef } from '@/server/posture';
import type { DiffEntry } from '../types';

/** Pure, usable in the browser. */

/** How a resource of a state stands to the inventory, what needs somebody first. `unmanaged` is in the inventory and in no state. */
export const comparisonStatuses = ['missing', 'changed', 'unmanaged', 'unknown', 'same', 'not-compared'] as const;
export type ComparisonStatus = (typeof comparisonStatuses)[number];

export type ComparisonCounts = Record<ComparisonStatus, number>;

/** A state as it was uploaded last. */
export interface TerraformState {
  id: string;
  name: string;
  account: AccountRef;
  serial: number;
  lineage: string;
  terraformVersion: string;
  uploadedBy: string;
  uploadedAt: string;
  /** AWS resources in it. */
  resources: number;
  /** Resources of other providers, data sources and objects that wait to be destroyed: not compared. */
  leftOut: number;
  /** Values that were masked before storing. */
  masked: number;
  counts: ComparisonCounts;
  /** The oldest look at AWS that it is compared with; null: nothing was compared. */
  inventoryAt: string | null;
  /** Part of what it is compared with was seen before the state was uploaded. */
  inventoryIsOlder: boolean;
}

/** One line of a comparison. */
export interface ComparedResource {
  status: ComparisonStatus;
  /** As Terraform writes it; null: it is in no state. */
  address: string | null;
  /** Terraform's type; null: it is in no state. */
  terraformType: string | null;
  /** AWS's type; null: the inventory has no such. */
  type: string | null;
  /** What AWS calls it, or our words for it. */
  name: string | null;
  arn: string | null;
  region: string | null;
  /** Of our row in the inventory. */
  resourceId: string | null;
  /** Attributes that both sides knew. */
  compared: number;
  differences: DiffEntry[];
  /** A sentence: why it is not known, or what is missing. */
  reason: string | null;
  /** When AWS was asked last; null: never. */
  seenAt: string | null;
}
