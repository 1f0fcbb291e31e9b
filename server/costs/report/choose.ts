import { AppError } from '@/server/errors';
import type { Grouping } from '../constants';

/** What figures may be narrowed to. */
export interface CostFilter {
  service?: string | undefined;
  /** Twelve digits. */
  accountId?: string | undefined;
  region?: string | undefined;
  usageType?: string | undefined;
  recordType?: string | undefined;
  tagKey?: string | undefined;
  /** '': the tag is not set. */
  tagValue?: string | undefined;
  unit?: string | undefined;
}

export type Stored = 'service' | 'region' | 'usage' | 'tag';

/** What each stored grouping tells: Cost Explorer takes two dimensions a request. */
const tells: Readonly<Record<Stored, readonly Grouping[]>> = {
  service: ['service', 'account'],
  usage: ['service', 'usageType'],
  region: ['region', 'recordType'],
  tag: ['account', 'tag'],
};

const columns: Readonly<Record<Grouping, string>> = {
  service: 'service',
  account: 'account_id',
  region: 'region',
  recordType: 'record_type',
  usageType: 'usage_type',
  tag: 'tag_value',
};

const words: Readonly<Record<Grouping, string>> = {
  service: 'service',
  account: 'account',
  region: 'region',
  recordType: 'kind of charge',
  usageType: 'usage type',
  tag: 'tag',
};

const filtered = ({ service, accountId, region, usageType, recordType, tagValue }: CostFilter): Grouping[] =>
  (
    [
      ['service', service],
      ['account', accountId],
      ['region', region],
      ['usageType', usageType],
      ['recordType', recordType],
      ['tag', tagValue],
    ] as const
  ).flatMap(([name, value]) => (value === undefined ? [] : [name]));

/**
 * The stored grouping that knows all that is asked, and the column to break it down by.
 * @throws AppError UNPROCESSABLE when no two dimensions of Cost Explorer's do, BAD_REQUEST for a tag without its key
 */
export function choose(filter: CostFilter, by: Grouping | null): { grouping: Stored; column: string | null } {
  const asked = [...new Set([...filtered(filter), ...(by ? [by] : [])])];
  if (asked.includes('tag') && !filter.tagKey)
    throw new AppError('BAD_REQUEST', 'Say which tag: tagKey is missing. The tags that are fetched are in the cost settings.');
  const order: readonly Stored[] = ['service', 'usage', 'region', 'tag'];
  const grouping = order.find((each) => asked.every((dimension) => tells[each].includes(dimension)));
  if (!grouping)
    throw new AppError(
      'UNPROCESSABLE',
      `Cost by ${asked.map((each) => words[each]).join(' and ')} at once is not known: Cost Explorer tells two of these a request, and service with account, service with usage type, region with kind of charge and account with tag are fetched. Remove a filter.`,
    );
  return { grouping, column: by ? columns[by] : null };
}

export const isNarrowed = (filter: CostFilter): boolean => filtered(filter).length > 0;
