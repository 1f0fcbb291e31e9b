/** Names of things that are secret. */
const telling =
  /passw(?:or)?d|passphrase|(?:^|[_.-])(?:pwd|pass)$|secret|api[-_.]?key|access[-_.]?key|private[-_.]?key|signing[-_.]?key|encryption[-_.]?key|auth[-_.]?token|access[-_.]?token|refresh[-_.]?token|bearer[-_.]?token|bot[-_.]?token|credential/i;

/** Names that only hint: the value has to look random, too. */
const hinting = /token|(?:^|[_.-])(?:key|auth|salt|pat|dsn|signature|webhook)$|[a-z](?:Key|Auth|Salt)$/i;

/** Endings that say where a secret is, what it is called, or how it is handled. */
const pointer =
  /(?:arn|name|id|ids|path|url|uri|endpoint|alias|version|region|bucket|policy|role|group|table|topic|queue|length|size|rotation|days|seconds|minutes|hours|ttl|expiry|expires|age|enabled|required|parameter|param|store|ref|reference|prefix|suffix|file|dir|type|kind|manager|hash|algorithm|count|limit|field|column|header|label|hint|prompt|regex|pattern|public[-_.]?key)$/i;

/** Keys of listings and caches, which look random and open nothing. */
const listing =
  /(?:next|page|pagination|continuation|cache|sort|partition|primary|hash|range|object|idempotency|client[-_.]?request)[-_.]?(?:token|key)s?$/i;

export type Telling = 'secret' | 'perhaps' | 'no';

/** What a name says of its value. */
export function tellingOf(name: string): Telling {
  if (pointer.test(name) || listing.test(name)) return 'no';
  if (telling.test(name)) return 'secret';
  return hinting.test(name) ? 'perhaps' : 'no';
}

/** A person's own choice: even a UUID is a password under such a name. */
export const isPasswordName = (name: string): boolean => /passw(?:or)?d|passphrase|(?:^|[_.-])(?:pwd|pass)$/i.test(name);
