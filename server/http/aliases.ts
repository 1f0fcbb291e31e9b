/**
 * Paths of earlier clients, and the path that answers instead: the one table. Thin: the answer is the other path's. Those that end
 * in a slash stand for all below them.
 */
export const aliases = {
  '/api/scan/cspm-multi': '/api/scan/cspm',
  '/api/results/history-multi': '/api/results/history',
  '/aws-account': '/api/aws-account',
  '/auth/': '/api/auth/',
  '/workflow/': '/api/workflow/',
  '/admin/': '/api/admin/',
  '/scan/': '/api/scan/',
  '/results/': '/api/results/',
} as const satisfies Record<string, `/api/${string}`>;

/** The path that answers for an alias, which may itself lead to one; null: it is none. */
export function aliasTarget(pathname: string): string | null {
  for (const [from, to] of Object.entries(aliases)) {
    const isPrefix = from.endsWith('/');
    if (isPrefix ? !pathname.startsWith(from) || pathname.length === from.length : pathname !== from) continue;
    const target = isPrefix ? to + pathname.slice(from.length) : to;
    return aliasTarget(target) ?? target;
  }
  return null;
}
