import { csvResponse } from '@/server/http/csv';
import { jsonDownload } from '@/server/http/json-download';
import type { Actor } from '@/server/identity/actor';
import type { inventoryFormats } from './constants';
import { eachResource } from './data';
import { scopeFor } from './scope-for';
import type { ResourceParams, ResourceRow } from './types';

const columns = [
  'arn',
  'type',
  'id',
  'name',
  'account',
  'account name',
  'region',
  'state',
  'size',
  'open findings',
  'critical',
  'high',
  'medium',
  'low',
  'tags',
  'first seen',
  'changed',
];

/** The resources of a filter as a file, streamed, in the list's order. */
export function exportResources(actor: Actor, format: (typeof inventoryFormats)[number], params: ResourceParams): Response {
  // Before the answer begins: what comes later only breaks it off.
  scopeFor(actor, params);
  return format === 'csv'
    ? csvResponse('inventory', columns, each(actor, params, csvRow))
    : jsonDownload(
        'inventory',
        each(actor, params, (row) => row),
      );
}

async function* each<T>(actor: Actor, params: ResourceParams, as: (row: ResourceRow) => T): AsyncGenerator<T, void> {
  for await (const page of eachResource(actor, params)) yield* page.map(as);
}

const csvRow = (row: ResourceRow): (string | number | null)[] => {
  const { critical, high, medium, low } = row.findings ?? { critical: null, high: null, medium: null, low: null };
  return [
    row.arn,
    row.resourceType,
    row.id,
    row.name,
    row.accountId,
    row.account.name,
    row.region,
    row.state,
    row.instanceType ?? null,
    row.findings ? Object.values(row.findings).reduce((sum, n) => sum + n, 0) : null,
    critical,
    high,
    medium,
    low,
    Object.entries(row.tags)
      .map(([key, value]) => `${key}=${value}`)
      .join('; '),
    row.firstSeenAt,
    row.changedAt,
  ];
};
