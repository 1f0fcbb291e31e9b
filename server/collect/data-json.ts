/**
 * Resource data as JSON and back. Dates become `{ "$date": "…" }`, so that a check reads the same shapes from the
 * database as from the SDK; undefined fields vanish, bytes become base64 text under `$bytes`.
 */
export function encodeData(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { $date: value.toISOString() };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map((item) => encodeData(item ?? null));
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return value;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined && typeof item !== 'function') out[key] = encodeData(item);
  return out;
}

/** PostgreSQL's text holds no NUL character and no lone surrogate. */
export const storableText = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') ? text : text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');

export function decodeData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeData);
  if (value === null || typeof value !== 'object') return value;
  const tagged = value as { $date?: unknown; $bytes?: unknown };
  if (typeof tagged.$date === 'string') return new Date(tagged.$date);
  if (typeof tagged.$bytes === 'string') return Uint8Array.from(Buffer.from(tagged.$bytes, 'base64'));
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) out[key] = decodeData(item);
  return out;
}

/** For people and for the API: dates as plain ISO text. */
export function plainData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainData);
  if (value === null || typeof value !== 'object') return value;
  const tagged = value as { $date?: unknown };
  if (typeof tagged.$date === 'string') return tagged.$date;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainData(item)]));
}
