import type { AnyResource, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import { readResources } from './read-resources';

interface Owner {
  orgId: string;
  awsAccountId: string;
}

/** An account's present resources, without those in regions that nobody may look into any more. */
export class StoredInventory {
  private constructor(
    private readonly connection: OrgConnection,
    private readonly owner: Owner,
    private readonly hidden: ReadonlySet<string>,
    private readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  ) {}

  /** Counts first, so that no question is asked about types that the account has nothing of. */
  static async open(connection: OrgConnection, owner: Owner, disabledRegions: readonly string[]): Promise<StoredInventory> {
    const rows = await connection.transaction(
      (sql) => sql<{ type: string; region: string; n: number }[]>`
        select type, region, count(*)::int as n from resources
        where org_id = ${owner.orgId} and aws_account_id = ${owner.awsAccountId} and deleted_at is null
          and not region = any(${[...disabledRegions]}::text[])
        group by type, region order by region`,
    );
    const counts = new Map<string, Map<string, number>>();
    for (const { type, region, n } of rows) counts.set(type, (counts.get(type) ?? new Map<string, number>()).set(region, n));
    return new StoredInventory(connection, owner, new Set(disabledRegions), counts);
  }

  /** @param region everywhere without it */
  count(types: readonly ResourceType[], region?: string): number {
    let sum = 0;
    for (const type of types) for (const [place, n] of this.counts.get(type) ?? []) if (region === undefined || place === region) sum += n;
    return sum;
  }

  /** Where there are any of these types. */
  regionsOf(types: readonly ResourceType[]): string[] {
    return [...new Set(types.flatMap((type) => [...(this.counts.get(type)?.keys() ?? [])]))];
  }

  /** Page by page, of some regions or of all, and with some fields of their data or with all. */
  async *read(type: ResourceType, regions?: readonly string[], fields?: ReadonlySet<string>): AsyncGenerator<AnyResource[], void> {
    if (!this.counts.has(type)) return;
    const wanted = { ...this.owner, type, ...(regions && { regions }), ...(fields && { fields: [...fields] }) };
    for await (const page of readResources(this.connection, wanted)) yield page.filter(({ region }) => !this.hidden.has(region));
  }
}
