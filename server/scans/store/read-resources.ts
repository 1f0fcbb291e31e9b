import { decodeData } from '@/server/collect/data-json';
import type { AnyResource, Gap, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';

const pageSize = 1_000;

interface Row {
  id: string;
  arn: string;
  resource_id: string;
  name: string | null;
  region: string;
  tags: Record<string, string>;
  config: unknown;
  gaps: Gap[];
}

interface Wanted {
  orgId: string;
  awsAccountId: string;
  type: ResourceType;
  /** All without it. */
  regions?: readonly string[];
  /** All without it. */
  arns?: readonly string[];
  /** Of their data; all of it without. */
  fields?: readonly string[];
}

/** An account's present resources of one type as last seen, page by page, in the shapes that the collectors gave. */
export async function* readResources(
  connection: OrgConnection,
  { orgId, awsAccountId, type, regions, arns, fields }: Wanted,
): AsyncGenerator<AnyResource[], void> {
  let after = '0';
  for (;;) {
    const rows = await connection.transaction(
      (sql) => sql<Row[]>`
        select id, arn, resource_id, name, region, tags - carried_tags as tags, gaps,
          config - carried_config ${fields ? sql`- array(select key from jsonb_object_keys(config) key where key <> all(${[...fields]}::text[]))` : sql``} as config
        from resources
        where org_id = ${orgId} and aws_account_id = ${awsAccountId} and type = ${type} and deleted_at is null and id > ${after}
          ${regions ? sql`and region = any(${[...regions]}::text[])` : sql``}
          ${arns ? sql`and arn = any(${[...arns]}::text[])` : sql``}
        order by id limit ${pageSize}`,
    );
    if (rows.length === 0) return;
    after = rows[rows.length - 1]?.id ?? after;
    // The row was written by the collector of this very type.
    yield rows.map(
      (row) =>
        ({
          type,
          arn: row.arn,
          id: row.resource_id,
          name: row.name,
          region: row.region,
          tags: row.tags,
          data: decodeData(row.config),
          gaps: row.gaps,
        }) as unknown as AnyResource,
    );
    if (rows.length < pageSize) return;
  }
}
