import { getPage } from '@/components/lib/api';
import type { CheckRow } from '@/server/catalogue/types';
import type { FindingRow } from '@/server/findings/types';

const limit = 6;

export async function searchFindings(words: string, signal: AbortSignal): Promise<FindingRow[]> {
  const query = new URLSearchParams({ q: words, status: 'open', limit: String(limit) });
  return (await getPage<FindingRow>(`/api/findings?${query}`, 'findings', signal)).rows;
}

export async function searchChecks(words: string, signal: AbortSignal): Promise<Pick<CheckRow, 'id' | 'title' | 'severity'>[]> {
  const query = new URLSearchParams({ q: words, limit: String(limit) });
  return (await getPage<CheckRow>(`/api/checks?${query}`, 'checks', signal)).rows;
}
