/** A request as it came, with the as-of prefix cut off `path`. */
export interface WireRequest {
  method: string;
  /** Still percent-encoded. */
  path: string;
  /** The path as the client sent and signed it. */
  signedPath: string;
  /** Without the question mark. */
  rawQuery: string;
  query: ReadonlyMap<string, readonly string[]>;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

export function parseQuery(raw: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(raw)) {
    const values = query.get(key);
    if (values) values.push(value);
    else query.set(key, [value]);
  }
  return query;
}
