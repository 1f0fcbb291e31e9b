import { isSetProperty } from './set-properties';

/** A string that holds a JSON document, as policies are often kept, as the document; anything else as it is. */
export function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value) || value.length > 200_000) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed !== null && typeof parsed === 'object' ? parsed : value;
  } catch {
    return value;
  }
}

/** In policies one value may stand for a list of one. */
const singleMeansList = new Set(['Action', 'NotAction', 'Resource', 'NotResource', 'AWS', 'Service', 'Federated', 'Statement']);

export const listed = (name: string, value: unknown): unknown =>
  singleMeansList.has(name) && value !== undefined && value !== null && !Array.isArray(value) ? [value] : value;

/** Text that is equal for values that mean the same: keys sorted, sets sorted, documents in strings opened. */
export function canonicalText(given: unknown, name = ''): string {
  const value = listed(name, opened(given));
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalText(item));
    return `[${(isSetProperty(name) ? items.sort() : items).join(',')}]`;
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(scalar(value));
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item, key)}`);
  return `{${entries.sort().join(',')}}`;
}

/** Templates write numbers and booleans as text where AWS answers them as such. */
export const scalar = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : (value ?? null);
