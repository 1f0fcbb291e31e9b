import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';
import { compareResource, type InventoryRow } from './compare';
import { grouped } from './grouped';
import { type Listings, readListings } from './listings';
import type { ReadResource } from './read-state';
import type { ComparedResource } from './types';
import { terraformType } from './types/all';

export interface StoredState {
  id: string;
  aws_account_id: string;
  account_id: string;
  uploaded_at: string;
}

type StoredResource = ReadResource & { stateId: string };

/** What the states of one account say, next to what its inventory says. */
export interface AccountComparison {
  /** By state. */
  managed: ReadonlyMap<string, ComparedResource[]>;
  /** Rows of the inventory that some state of the account manages. */
  matched: ReadonlySet<string>;
  /** AWS's types that each state manages as resources of their own. */
  types: ReadonlyMap<string, string[]>;
  listings: Listings;
}

/** Compares all states of one account with its last inventory. @param states of this account */
export async function compareAccount(tx: Tx, orgId: AnyOrgId, states: readonly StoredState[]): Promise<AccountComparison> {
  const [first] = states;
  const awsAccountId = first?.aws_account_id ?? '';
  const stored = await readStored(
    tx,
    orgId,
    states.map(({ id }) => id),
  );
  const find = finder(await readInventory(tx, orgId, awsAccountId, stored));
  const listings = await readListings(tx, orgId, awsAccountId);
  const managed = new Map<string, ComparedResource[]>(states.map(({ id }) => [id, []]));
  const types = new Map<string, Set<string>>(states.map(({ id }) => [id, new Set()]));
  const matched = new Set<string>();
  const byState = new Map(states.map((state) => [state.id, state]));
  for (const resource of stored) {
    const state = byState.get(resource.stateId);
    if (!state) continue;
    const row = find(resource);
    const known = terraformType(resource.type);
    const uploadedAt = new Date(state.uploaded_at).toISOString();
    const place = {
      accountId: state.account_id,
      uploadedAt,
      listing: listings.of.bind(listings),
    };
    managed.get(state.id)?.push(compareResource(resource, row, place));
    // A setting of a bucket does not make the bucket itself a managed one.
    if (!known || known.part) continue;
    types.get(state.id)?.add(known.type);
    if (row) matched.add(row.id);
  }
  return {
    managed,
    matched,
    types: new Map([...types].map(([id, names]) => [id, [...names].sort()])),
    listings,
  };
}

async function readStored({ sql }: Tx, orgId: AnyOrgId, stateIds: readonly string[]): Promise<StoredResource[]> {
  return sql<StoredResource[]>`
    select state_id as "stateId", address, type, arn, physical_id as "physicalId", region, attributes from terraform_resources
    where org_id = ${orgId} and state_id = any(${stateIds as string[]}::uuid[]) order by state_id, address`;
}

/** Rows of the inventory that the resources may be, by ARN or by what AWS calls them. */
async function readInventory(
  { sql }: Tx,
  orgId: AnyOrgId,
  awsAccountId: string,
  stored: readonly StoredResource[],
): Promise<InventoryRow[]> {
  const arns = new Set(stored.flatMap(({ arn }) => arn ?? []));
  const ids = new Set(stored.flatMap(({ physicalId }) => physicalId ?? []));
  const types = new Set(stored.flatMap(({ type }) => terraformType(type)?.type ?? []));
  if (types.size === 0) return [];
  return sql<InventoryRow[]>`
    select r.id, r.arn, r.type, r.resource_id, r.name, r.region, r.tags - r.carried_tags as tags, r.config - r.carried_config as config,
      r.gaps = '[]' as whole
    from resources r
    where r.org_id = ${orgId} and r.aws_account_id = ${awsAccountId} and r.deleted_at is null and r.type = any(${[...types]}::text[])
      and (r.arn in (select unnest(${[...arns]}::text[])) or r.resource_id in (select unnest(${[...ids]}::text[])))`;
}

function finder(rows: readonly InventoryRow[]): (resource: ReadResource) => InventoryRow | undefined {
  const byArn = new Map(rows.map((row) => [`${row.type} ${row.arn}`, row]));
  const byId = grouped(rows, (row) => `${row.type} ${row.resource_id}`);
  return ({ type, arn, physicalId, region }) => {
    const known = terraformType(type);
    if (!known) return undefined;
    const named = (arn && byArn.get(`${known.type} ${arn}`)) || byArn.get(`${known.type} ${physicalId}`);
    if (named) return named;
    // An ARN that the inventory lacks tells more than an id that may be in use elsewhere; but ours of a part is its parent's.
    const alike = (byId.get(`${known.type} ${physicalId}`) ?? []).filter(
      (row) => !region || row.region === region || row.region === 'global',
    );
    return alike.length === 1 ? alike[0] : undefined;
  };
}
