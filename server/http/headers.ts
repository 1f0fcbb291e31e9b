/** Headers of pages and answers. Pure, for proxy.ts. */

interface Place {
  isHttps: boolean;
  isDevelopment: boolean;
  /** Host of Clerk's frontend API, where Clerk is in use. */
  clerkHost?: string | undefined;
}

/** Where browsers tell of what the policy has stopped. */
export const policyReportPath = '/api/policy-reports';

/**
 * Content security policy of one page. Scripts run only with the request's nonce; style attributes are allowed because charts
 * and pop-ups position themselves by them, style elements need the nonce. The dev server evaluates code and writes styles itself.
 */
export function contentSecurityPolicy(nonce: string, { isHttps, isDevelopment, clerkHost }: Place): string {
  // Clerk's script and API, its pictures, and the check for robots that it may show.
  const clerk = clerkHost ? ` https://${clerkHost}` : '';
  const robotCheck = clerkHost ? ' https://challenges.cloudflare.com' : '';
  const directives: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${clerk}${robotCheck}${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': `'self' data: blob:${clerkHost ? ' https://img.clerk.com' : ''}`,
    'font-src': "'self'",
    'connect-src': `'self'${clerk}${isDevelopment ? ' ws:' : ''}`,
    'worker-src': "'self' blob:",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'frame-src': robotCheck.trim() || "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    // Reports come at once this way; those of report-to wait for a minute, and need https.
    'report-uri': policyReportPath,
  };
  const list = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  return [...list, ...(isHttps ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** For answers that are data: nothing in them may run, wherever they are opened. */
export const dataSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** On everything, for a server at this address. HSTS only where it is https: on http it means nothing. Never on localhost, which is all servers of a machine. */
export function securityHeaders(appUrl: string | undefined): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ...(keepsHttps(appUrl) ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

const keepsHttps = (appUrl = ''): boolean =>
  appUrl.startsWith('https:') && !/^https:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(appUrl);

const internal =
  /^(x-middleware-|x-action-|x-nextjs-postponed$|x-now-route-matches$|x-matched-path$|next-resume$|x-nonce$|x-page-path$|content-security-policy)/;

/** Names of request headers that only Next and we may set: a client that sends them wants to skip or steer something. */
export const foreignInternals = (headers: Headers): string[] => [...headers.keys()].filter((name) => internal.test(name));
