/** The first rows of a list that may be long, and how many more there are: evidence stays small. */
export function someRows<T>(name: string, rows: readonly T[], most = 10): Record<string, readonly T[] | number> {
  return { [name]: rows.slice(0, most), ...(rows.length > most && { more: rows.length - most }) };
}
