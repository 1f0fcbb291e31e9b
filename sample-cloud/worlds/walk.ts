/** Every string and date inside a value, with the name of the field that holds it. */
export function* leaves(value: unknown, field = ''): Generator<{ field: string; value: string | Date }, void> {
  if (typeof value === 'string' || value instanceof Date) yield { field, value };
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item, field);
  else if (value !== null && typeof value === 'object') for (const [key, item] of Object.entries(value)) yield* leaves(item, key);
}
