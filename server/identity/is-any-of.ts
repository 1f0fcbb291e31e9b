import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** The column is one of these. One parameter however many they are, so that the statement stays the same and is planned once. */
export const isAnyOf = (column: AnyColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${`{${values.map((value) => JSON.stringify(value)).join(',')}}`}::${sql.raw(column.getSQLType())}[])`;
