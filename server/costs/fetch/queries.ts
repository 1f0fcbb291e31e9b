import type { GroupDefinition } from '@aws-sdk/client-cost-explorer';

/** A line of the bill as one query tells it; '' for what it does not tell. Amounts are exact texts. */
export interface CostLine {
  day: string;
  accountId: string;
  service: string;
  region: string;
  recordType: string;
  usageType: string;
  tagValue: string;
  unit: string;
  amount: string;
}

export interface CostQuery {
  /** `region`, `service`, `usage`, or `tag:<key>`. */
  name: string;
  grouping: 'service' | 'region' | 'usage' | 'tag';
  tagKey: string;
  /** Cost Explorer takes two at most. */
  groupBy: GroupDefinition[];
  /** What the keys of a group mean. */
  read: (keys: readonly [string, string]) => Partial<CostLine>;
}

const dimension = (Key: string): GroupDefinition => ({ Type: 'DIMENSION', Key });

/** Asked first: it is small, and the month before in it tells whether anything there has changed. */
export const regionQuery: CostQuery = {
  name: 'region',
  grouping: 'region',
  tagKey: '',
  groupBy: [dimension('REGION'), dimension('RECORD_TYPE')],
  read: ([region, recordType]) => ({ region, recordType }),
};

const serviceQuery: CostQuery = {
  name: 'service',
  grouping: 'service',
  tagKey: '',
  groupBy: [dimension('LINKED_ACCOUNT'), dimension('SERVICE')],
  read: ([accountId, service]) => ({ accountId, service }),
};

const usageQuery: CostQuery = {
  name: 'usage',
  grouping: 'usage',
  tagKey: '',
  groupBy: [dimension('SERVICE'), dimension('USAGE_TYPE')],
  read: ([service, usageType]) => ({ service, usageType }),
};

const tagQuery = (key: string): CostQuery => ({
  name: `tag:${key}`,
  grouping: 'tag',
  tagKey: key,
  groupBy: [dimension('LINKED_ACCOUNT'), { Type: 'TAG', Key: key }],
  // Cost Explorer writes `key$value`, and nothing behind the `$` where the tag is not set.
  read: ([accountId, tagged]) => ({ accountId, tagValue: tagged.startsWith(`${key}$`) ? tagged.slice(key.length + 1) : tagged }),
});

/** Three, and one a tag: all that a refresh asks of GetCostAndUsage. */
export const queriesFor = (tagKeys: readonly string[]): CostQuery[] => [regionQuery, serviceQuery, usageQuery, ...tagKeys.map(tagQuery)];
