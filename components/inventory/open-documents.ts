/** Texts that are JSON documents, as policies come from AWS, become what they say: to be read as the rest is. */
export function openDocuments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openDocuments);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, openDocuments(item)]));
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
