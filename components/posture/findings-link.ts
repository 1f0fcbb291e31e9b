/** The findings list with these filters. */
export function findingsLink(
  filters: Partial<Record<'severity' | 'service' | 'account' | 'checkId' | 'status' | 'region' | 'finding' | 'q', string>>,
): string {
  const query = new URLSearchParams(Object.entries(filters));
  return query.size > 0 ? `/findings?${query}` : '/findings';
}
