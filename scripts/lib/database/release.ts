import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

interface Column {
  name: string;
  /** As drizzle-kit writes it: `bigint`, `text[]`, `timestamp (3) with time zone`. */
  type: string;
  notNull: boolean;
  primaryKey: boolean;
  default?: unknown;
  generated?: unknown;
  identity?: unknown;
}

interface Index {
  name: string;
  columns: { expression: string; isExpression: boolean }[];
  isUnique: boolean;
  where?: string;
}

/** A table as the servers of the last release know it. */
export interface ReleasedTable {
  name: string;
  schema: '' | 'identity';
  columns: Record<string, Column>;
  indexes: Record<string, Index>;
  compositePrimaryKeys: Record<string, { columns: string[] }>;
  uniqueConstraints: Record<string, { columns: string[] }>;
  checkConstraints: Record<string, { value: string }>;
}

/** The last release: `drizzle/release.json`, and the snapshot that drizzle-kit made of the schema with its newest migration. */
export interface Release {
  version: string;
  /** Its newest migration, as in the journal. */
  migration: string;
  tables: ReleasedTable[];
  /** For the roles of the servers: `table privilege`, columns' own ones as `table.column privilege`. */
  grants: Record<string, string[]>;
  /** Functions of ours that its statements and policies may call, with their arguments. */
  functions: string[];
}

export function lastRelease(): Release {
  const release = JSON.parse(readFileSync(join(root, 'drizzle', 'release.json'), 'utf8')) as Omit<Release, 'tables'>;
  const number = release.migration.slice(0, 4);
  const snapshot = JSON.parse(readFileSync(join(root, 'drizzle', 'migrations', 'meta', `${number}_snapshot.json`), 'utf8')) as {
    tables: Record<string, ReleasedTable>;
  };
  return { ...release, tables: Object.values(snapshot.tables) };
}
