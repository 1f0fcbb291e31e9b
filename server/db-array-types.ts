import { makePgArray } from 'drizzle-orm/pg-core/utils';
import type postgres from 'postgres';
import { parse } from 'postgres-array';

/** Types whose arrays travel between us and PostgreSQL, by name: of one element, of the array. Source: PostgreSQL's pg_type.dat. */
export const arrayTypes: Readonly<Record<string, readonly [element: number, array: number]>> = {
  bool: [16, 1000],
  bytea: [17, 1001],
  char: [18, 1002],
  name: [19, 1003],
  int8: [20, 1016],
  int2: [21, 1005],
  int4: [23, 1007],
  text: [25, 1009],
  oid: [26, 1028],
  json: [114, 199],
  cidr: [650, 651],
  float4: [700, 1021],
  float8: [701, 1022],
  inet: [869, 1041],
  bpchar: [1042, 1014],
  varchar: [1043, 1015],
  interval: [1186, 1187],
  uuid: [2950, 2951],
  jsonb: [3802, 3807],
  xid8: [5069, 271],
};

type Convert = (value: unknown) => unknown;

/** Nested arrays are taken apart; `null` stays. */
const each = (values: readonly unknown[], convert: Convert): unknown[] =>
  values.map((value) => (Array.isArray(value) ? each(value, convert) : (value ?? null) === null ? null : String(convert(value))));

/**
 * Teaches a client arrays. postgres.js 3.4 would ask each new connection for the types there are, in a promise that nobody waits for: where
 * the connection was lost meanwhile, the process ended. Elements are read and written as single values are when an array passes.
 */
export function knowArrays({ parsers, serializers }: postgres.Sql['options']): void {
  for (const [element, array] of Object.values(arrayTypes)) {
    parsers[array] = (text: string) => parse(text, (one) => parsers[element]?.(one) ?? one);
    serializers[array] = (values: unknown) =>
      Array.isArray(values) ? makePgArray(each(values, (one) => serializers[element]?.(one) ?? one)) : values;
  }
}
