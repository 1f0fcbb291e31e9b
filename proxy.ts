import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { aliasTarget } from './server/http/aliases';
import { requestIdOf } from './server/http/context';
import { contentSecurityPolicy, dataSecurityPolicy, foreignInternals, securityHeaders } from './server/http/headers';
import { baseHeaders, errorAnswer, preflightAnswer } from './server/http/respond';
import { readProviderSettings } from './server/identity/provider-settings';

/**
 * Headers for every page and answer, and the preflight of cross-origin calls. It never decides who may do what: each page,
 * route and action does that itself and would without this file.
 */
export function proxy(request: NextRequest): NextResponse | Response {
  const isHttps = process.env.APP_URL?.startsWith('https:') ?? false;
  const alias = aliasTarget(request.nextUrl.pathname);
  const isData = alias !== null || /^\/(api|health|metrics|webhooks)(\/|$)/.test(request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  for (const name of foreignInternals(headers)) headers.delete(name);
  const requestId = requestIdOf(headers);
  if (isData && request.method === 'OPTIONS') return preflightAnswer(request.headers, requestId);
  if (!(isData ? dataMethods : pageMethods).has(request.method)) return methodNotAllowed(isData, requestId);

  if (!isData && request.method !== 'POST' && zeroBytes.test(request.nextUrl.search)) return withoutZeroBytes(request.nextUrl, requestId);

  headers.set('x-request-id', requestId);

  const nonce = randomBytes(16).toString('base64');
  const policy = isData
    ? dataSecurityPolicy
    : contentSecurityPolicy(nonce, { isHttps, isDevelopment: process.env.NODE_ENV === 'development', clerkHost: clerkHost() });
  if (!isData) {
    headers.set('x-nonce', nonce);
    // For coming back after signing in; a page that lacks it leads to the overview.
    headers.set('x-page-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
    // Next reads the nonce for its own scripts from here.
    headers.set('content-security-policy', policy);
  }

  const response = alias
    ? NextResponse.rewrite(new URL(`${alias}${request.nextUrl.search}`, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-request-id', requestId);
  for (const [name, value] of Object.entries(securityHeaders(process.env.APP_URL))) response.headers.set(name, value);
  if (!isData) response.headers.set('cache-control', 'no-store');
  return response;
}

/** Clerk's script may be loaded where Clerk is in use. A setting that cannot be right is told by the pages, not here. */
function clerkHost(): string | undefined {
  try {
    const settings = readProviderSettings(process.env);
    return settings.provider === 'clerk' ? settings.frontendHost : undefined;
  } catch {
    return undefined;
  }
}

const zeroBytes = /%00/;

/** PostgreSQL takes no text with zero bytes, and nobody means one: the page is shown for the address without them. */
function withoutZeroBytes(url: NextRequest['nextUrl'], requestId: string): Response {
  const target = url.clone();
  target.search = url.search.replaceAll('%00', '');
  return NextResponse.redirect(target, { status: 307, headers: baseHeaders(requestId) });
}

/** Pages are read, and their actions posted; the API says for itself what each of its paths takes. */
const pageMethods = new Set(['GET', 'HEAD', 'POST']);
const dataMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

function methodNotAllowed(isData: boolean, requestId: string): Response {
  const allow = [...(isData ? dataMethods : pageMethods)].join(', ');
  if (!isData) return new Response(null, { status: 405, headers: { allow, ...baseHeaders(requestId) } });
  return errorAnswer({ code: 'METHOD_NOT_ALLOWED', message: `This API takes ${allow}.`, status: 405 }, requestId, { allow });
}

export const config = {
  // Built files carry their content's hash in their name and need none of this.
  matcher: ['/((?!_next/static/|favicon.ico|icon.svg).*)'],
};
