/** A path of ours to go to, out of what a caller names; anything that could lead elsewhere becomes the overview. */
export function ownPath(path: string | null | undefined): string {
  const base = 'http://cloudlens.invalid';
  if (!path?.startsWith('/') || /[\\\s\p{Cc}]/u.test(path) || !URL.canParse(path, base)) return '/overview';
  const url = new URL(path, base);
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/(sign-|api\/|webhooks\/)/.test(url.pathname)) return '/overview';
  return `${url.pathname}${url.search}`;
}
