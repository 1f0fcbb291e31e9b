import type { ErrorCode } from './errors';

/** What a server action tells the page: data, or why not. Pure, for the browser too. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; message: string; requestId: string; details?: Record<string, unknown> } };
