import { diffJson } from '../diff/diff-json';
import { maskedValue, maskSecrets } from '../mask';
import type { DiffEntry } from '../types';
import type { Listing } from './listings';
import type { ReadResource } from './read-state';
import type { ComparedResource } from './types';
import { terraformType } from './types/all';
import type { TerraformType, Told } from './types/define';

/** A row of the inventory, in the shape of its collector and without what the last scan did not see. */
export interface InventoryRow {
  id: string;
  arn: string;
  type: string;
  resource_id: string;
  name: string | null;
  region: string;
  tags: Record<string, string>;
  config: Record<string, unknown>;
  /** Whether every call for it succeeded at the last scan. */
  whole: boolean;
}

export interface Place {
  /** Twelve digits of the account that the state is compared with. */
  accountId: string;
  uploadedAt: string;
  listing: (type: TerraformType['type'], region: string) => Listing;
}

/** Compares one resource of a state with what the inventory has of it. Never `missing` unless everything of its kind and region was listed. */
export function compareResource(resource: ReadResource, row: InventoryRow | undefined, place: Place): ComparedResource {
  const known = terraformType(resource.type);
  const line: ComparedResource = {
    status: 'not-compared',
    address: resource.address,
    terraformType: resource.type,
    type: known?.type ?? null,
    name: row ? (row.name ?? row.resource_id) : resource.physicalId,
    arn: row?.arn ?? resource.arn,
    region: row?.region ?? resource.region,
    resourceId: row?.id ?? null,
    compared: 0,
    differences: [],
    reason: null,
    seenAt: null,
  };
  if (!known) return { ...line, reason: 'CloudLens has no inventory of this type.' };
  const account = resource.arn?.split(':')[4];
  if (account && /^\d{12}$/.test(account) && account !== place.accountId)
    return {
      ...line,
      status: 'unknown',
      reason: `It is in another AWS account, ${account}: upload the state for that one, too.`,
    };
  const listing = line.region ? place.listing(known.type, line.region) : null;
  const seen = {
    ...line,
    seenAt: listing && listing.state !== 'never' ? listing.at : null,
  };
  if (!row) return { ...seen, ...absent(resource, listing, place) };
  return { ...seen, ...present(resource, row, known) };
}

type Outcome = Pick<ComparedResource, 'status'> & Partial<ComparedResource>;

function absent({ physicalId, arn }: ReadResource, listing: Listing | null, { uploadedAt }: Place): Outcome {
  const unknown = (reason: string): Outcome => ({ status: 'unknown', reason });
  if (!physicalId && !arn) return unknown('The state does not say what AWS calls it.');
  if (!listing) return unknown('The state does not say in which region it is.');
  if (listing.state === 'never') return unknown('No scan has looked at this service in this region.');
  if (listing.state === 'incomplete')
    return unknown(
      `The last scan could not list everything of this type here${listing.operations.length > 0 ? ` (${listing.operations.join(', ')})` : ''}.`,
    );
  if (listing.at < uploadedAt)
    return unknown('The last scan, which did not see it, is older than this state: it may have been made since. Scan again to know.');
  return {
    status: 'missing',
    reason: 'It is in the state, and the last scan did not find it.',
  };
}

function present(resource: ReadResource, row: InventoryRow, known: TerraformType): Outcome {
  const data = row.config as never;
  if (known.isGone?.(data))
    return {
      status: 'missing',
      reason: 'AWS lists it as something that is gone, or is about to be.',
    };
  if (known.part) {
    const part = known.part(data, resource.attributes);
    if (part === undefined)
      return {
        status: 'unknown',
        reason: 'The last scan could not read this setting.',
      };
    if (part === null)
      return {
        status: 'missing',
        reason: 'The resource is there, and this setting of it is not.',
      };
  }
  const { compared, differences } = compareAttributes(resource, row, known);
  return {
    status: differences.length > 0 ? 'changed' : 'same',
    compared,
    differences,
  };
}

function compareAttributes({ attributes, physicalId }: ReadResource, row: InventoryRow, known: TerraformType) {
  const differences: DiffEntry[] = [];
  let compared = 0;
  const compare = (path: string, expected: unknown, actual: unknown) => {
    if (expected === undefined || expected === null || actual === undefined || holdsMasked(expected)) return;
    compared += 1;
    differences.push(...diffAt(path, expected, actual));
  };
  for (const [path, told] of Object.entries(known.compare)) {
    const [expected, actual] = bothSides(told, attributes[path], physicalId ?? row.resource_id, row.config);
    compare(path, expected, maskedLike(path, actual));
  }
  if (known.tags && row.whole && attributes.tags) compare('tags', ownTags(attributes.tags), maskSecrets(ownTags(row.tags)));
  return { compared, differences };
}

/** Without the tags that AWS puts there by itself. */
const ownTags = (tags: unknown) => Object.fromEntries(Object.entries(tags as object).filter(([key]) => !key.startsWith('aws:')));

function bothSides(told: Told<never>, value: unknown, id: string, config: Record<string, unknown>): [expected: unknown, actual: unknown] {
  const data = config as never;
  if (typeof told === 'function') return [isUnset(value) ? undefined : value, (told as (data: never) => unknown)(data)];
  return [holdsMasked(value) ? maskedValue : told.expected(value, id), told.actual(data)];
}

/** What nobody set reads as null, an empty text or an empty list, whatever AWS makes of it. */
const isUnset = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);
const holdsMasked = (value: unknown): boolean => value === maskedValue || (Array.isArray(value) && value.includes(maskedValue));

const maskedLike = (path: string, value: unknown): unknown =>
  value === undefined
    ? undefined
    : (maskSecrets({ [path.split('.').at(-1) ?? '']: value }) as Record<string, unknown>)[path.split('.').at(-1) ?? ''];

/** Lists of plain values are sets to Terraform and AWS alike. */
function diffAt(path: string, expected: unknown, actual: unknown): DiffEntry[] {
  const pointer = `/${path.replaceAll('.', '/')}`;
  if (Array.isArray(expected)) {
    const [before, after] = [asSet(expected), asSet(Array.isArray(actual) ? actual : [])];
    if (before.join('\n') === after.join('\n')) return [];
    return [{ path: pointer, kind: 'changed', before, after }];
  }
  if (path === 'tags') return diffJson({ tags: tellable(expected, actual) }, { tags: tellable(actual, expected) });
  return diffJson(expected, actual).map((entry) => ({
    ...entry,
    path: `${pointer}${entry.path}`,
  }));
}

const asSet = (list: readonly unknown[]): string[] => [...new Set(list.map(String))].sort();

/** A tag whose value is masked on either side cannot be compared. */
function tellable(tags: unknown, other: unknown): Record<string, unknown> {
  const others = other as Record<string, unknown>;
  return Object.fromEntries(Object.entries(tags as object).filter(([key, value]) => value !== maskedValue && others[key] !== maskedValue));
}
