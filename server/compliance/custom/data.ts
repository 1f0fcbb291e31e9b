import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';
import { frameworks } from '../frameworks';
import type { Framework } from '../types';
import { type CustomFramework, customFrameworkSchema } from './schema';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An uploaded framework in the terms of our own. Its groups go by their place. */
export function toFramework(id: string, { name, version, groups }: CustomFramework): Framework {
  return {
    id,
    name,
    version,
    extent: 'own',
    note: null,
    groups: groups.map((group, place) => ({ id: String(place + 1), name: group.name })),
    requirements: groups.flatMap((group, place) =>
      group.requirements.map(({ number, name: words, assessment, checks }) => ({
        id: number,
        group: String(place + 1),
        name: words,
        assessment: assessment ?? null,
        checks,
      })),
    ),
  };
}

interface Row {
  id: string;
  definition: unknown;
}

/** What was stored was checked when it came; what today's rules no longer take is left out rather than half read. */
const read = ({ id, definition }: Row): Framework[] => {
  const parsed = customFrameworkSchema.safeParse(definition);
  return parsed.success ? [toFramework(id, parsed.data)] : [];
};

/** The frameworks of ours, then those that the organization uploaded, by name. */
export async function readFrameworks(sql: postgres.TransactionSql, { orgId }: TenantScope): Promise<Framework[]> {
  const rows = await sql<Row[]>`select id, definition from custom_frameworks where org_id = ${orgId} order by name, version, id`;
  return [...frameworks, ...rows.flatMap(read)];
}

/** undefined: there is none. */
export async function findFramework(sql: postgres.TransactionSql, { orgId }: TenantScope, id: string): Promise<Framework | undefined> {
  if (!uuid.test(id)) return frameworks.find((framework) => framework.id === id);
  const rows = await sql<Row[]>`select id, definition from custom_frameworks where org_id = ${orgId} and id = ${id}`;
  return rows.flatMap(read)[0];
}
