/**
 * JSON with sorted keys (RFC 8785), the form over which requests are signed: the receiver parses the body, writes it again in
 * this form and checks the signature over that. `value` must come from JSON.parse or look as if it did.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  // The SDK's canonicaliser hands anything with a toJSON member to JSON.stringify; data may hold a key of that name.
  if (record.toJSON !== undefined && record.toJSON !== null) return JSON.stringify(record);
  const members: string[] = [];
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}
