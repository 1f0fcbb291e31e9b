/** One form for what says the same: without who wrote it and when, keys in order, nothing for null. */
export function said(entry: object): string {
  const { by, at, id, ...rest } = entry as Record<string, unknown>;
  return JSON.stringify(ordered(rest));
}

export const sameSaid = (a: object, b: object): boolean => said(a) === said(b);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, ordered(each)]),
  );
}
