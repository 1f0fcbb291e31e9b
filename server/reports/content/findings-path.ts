import type { FindingFilters } from '@/server/findings/types';

/** The findings page under a filter, as its address has it. */
export function findingsPath(filter: FindingFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const text = Array.isArray(value) ? value.join(',') : (value ?? '');
    if (text !== '') query.set(name, text);
  }
  return query.size > 0 ? `/findings?${query}` : '/findings';
}
