import { decodeData } from '@/server/collect/data-json';
import type { AnyResource, Gap } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import { type KeptType, kept, keptTypes, onlyWhere } from '../landscape/kept';
import { Landscape, type LandscapeScope } from '../landscape/landscape';

const pageSize = 1_000;

interface Row {
  id: string;
  arn: string;
  resource_id: string;
  name: string | null;
  region: string;
  tags: Record<string, string>;
  data: unknown;
  gaps: Gap[];
}

/**
 * An account's present resources of the types that paths lead over, with no more of each than paths ask for.
 * @param types which of them; left out: all
 */
export async function loadLandscape(
  connection: OrgConnection,
  { orgId, awsAccountId, disabledRegions }: { orgId: string; awsAccountId: string; disabledRegions: readonly string[] },
  scope: LandscapeScope,
  types: readonly KeptType[] = keptTypes,
): Promise<Landscape> {
  const land = new Landscape(scope);
  const disabled = new Set(disabledRegions);
  for (const type of types)
    for await (const rows of pages(connection, orgId, awsAccountId, type))
      for (const { arn, resource_id, name, region, tags, data, gaps } of rows) {
        if (disabled.has(region)) continue;
        // The row was written by the collector of this very type, and `kept` names fields of it.
        land.add({ type, arn, id: resource_id, name, region, tags, data: decodeData(data), gaps } as unknown as AnyResource);
      }
  return land;
}

async function* pages(connection: OrgConnection, orgId: string, awsAccountId: string, type: KeptType): AsyncGenerator<Row[], void> {
  const fields: readonly string[] = kept[type];
  const only = onlyWhere[type] ?? null;
  let after = '0';
  for (;;) {
    const rows = await connection.transaction(
      (sql) => sql<Row[]>`
        select id, arn, resource_id, name, region, tags - carried_tags as tags, gaps,
          (select coalesce(jsonb_object_agg(key, value), '{}'::jsonb) from jsonb_each(config - carried_config)
            where key = any(${fields as string[]}::text[])) as data
        from resources
        where org_id = ${orgId} and aws_account_id = ${awsAccountId} and type = ${type} and deleted_at is null and id > ${after}
          and (${only}::text is null or config -> ${only ?? ''} = 'true'::jsonb)
        order by id limit ${pageSize}`,
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.id ?? after;
    yield rows;
    if (rows.length < pageSize) return;
  }
}
