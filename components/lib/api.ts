import type { Page } from '@/server/page';

/** A refusal of the API, in its words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Envelope {
  success: boolean;
  data?: unknown;
  error?: { code: string; message: string };
}

/**
 * GET of our own API with the browser's session. The caller names the shape of `data`: the server checks its answers.
 * @throws ApiError for refusals; TypeError when nothing answers.
 */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return read<T>(await fetch(path, { signal, headers: { accept: 'application/json' } }));
}

async function read<T>(response: Response): Promise<T> {
  const body = (await response.json().catch(() => null)) as Envelope | null;
  if (!response.ok || !body?.success) {
    throw new ApiError(
      response.status,
      body?.error?.code ?? 'UNAVAILABLE',
      body?.error?.message ?? 'The server did not answer as expected. Try again in a moment.',
    );
  }
  return body.data as T;
}

interface ListAnswer {
  pagination: { total: number; totalIsCapped?: boolean; nextCursor: string | null };
}

/** One page of a list, whose rows stand under `key` in the answer. */
export async function getPage<T>(path: string, key: string, signal?: AbortSignal): Promise<Page<T>> {
  const data = await getJson<ListAnswer & Record<string, unknown>>(path, signal);
  const { total, totalIsCapped, nextCursor } = data.pagination;
  return { rows: (data[key] ?? []) as T[], total, totalIsCapped: totalIsCapped ?? false, nextCursor };
}

/** All rows of a list that people set up, page after page. */
export async function getAll<T>(path: string, key: string, signal?: AbortSignal): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) }).toString();
    const page: Page<T> = await getPage<T>(`${path}?${query}`, key, signal);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

/** A write to our own API with the browser's session. @throws ApiError for refusals */
export async function sendJson<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return read<T>(response);
}

/** A JSON file as the body of a POST, unread by us. @throws ApiError for refusals */
export async function sendFile<T>(path: string, file: Blob): Promise<T> {
  return read<T>(
    await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: await file.arrayBuffer(),
    }),
  );
}
