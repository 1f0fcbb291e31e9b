import { env } from '../env';
import type { ErrorAnswer } from './to-error-answer';

/** The envelope, and the headers that every answer carries. */

export const baseHeaders = (requestId: string): Record<string, string> => ({
  'x-request-id': requestId,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
});

export function jsonAnswer(body: unknown, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers } });
}

export function errorAnswer(answer: ErrorAnswer, requestId: string, headers: Record<string, string> = {}): Response {
  const { code, message, details, status, retryAfterSeconds } = answer;
  return jsonAnswer({ success: false, error: { code, message, ...(details ? { details } : {}), requestId } }, status, {
    ...baseHeaders(requestId),
    ...headers,
    'Cache-Control': 'no-store',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(retryAfterSeconds ? { 'Retry-After': String(retryAfterSeconds) } : {}),
  });
}

/** For pages of other origins on the allow-list, with Bearer tokens only: cookies are never shared. */
export function corsHeaders(headers: Headers): Record<string, string> {
  const origin = headers.get('origin');
  if (!origin || !env().ALLOWED_ORIGINS.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers':
      'x-request-id, ETag, Retry-After, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset',
  };
}

/** The answer to a browser's question before a cross-origin call. */
export function preflightAnswer(headers: Headers, requestId: string): Response {
  const cors: Record<string, string> = { ...corsHeaders(headers), 'x-request-id': requestId };
  if (!cors['Access-Control-Allow-Origin']) return new Response(null, { status: 403, headers: cors });
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, If-None-Match, x-request-id',
      'Access-Control-Max-Age': '600',
    },
  });
}
