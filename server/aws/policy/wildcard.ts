/** IAM patterns: `*` is any text, `?` any one character; `${*}`, `${?}` and `${$}` are those characters themselves. */
type Token = string | typeof any | typeof one;
const any = Symbol('*');
const one = Symbol('?');

/** The same few patterns (`s3:*`, those of the escalations) are asked about for thousands of policies. */
const known = new Map<string, readonly Token[]>();
const mostKnown = 5_000;

function tokens(pattern: string): readonly Token[] {
  const before = known.get(pattern);
  if (before) return before;
  const list = split(pattern);
  if (known.size >= mostKnown) known.clear();
  // Long ones are hardly met twice, and would hold memory.
  if (pattern.length <= 200) known.set(pattern, list);
  return list;
}

function split(pattern: string): Token[] {
  const parts = pattern.match(/\$\{[*?$]\}|[\s\S]/gu) ?? [];
  const list: Token[] = [];
  for (const part of parts) {
    if (part === '*') {
      if (list.at(-1) !== any) list.push(any);
    } else if (part === '?') list.push(one);
    else list.push(part.length > 2 ? part.charAt(2) : part);
  }
  return list;
}

export function hasWildcard(pattern: string): boolean {
  return tokens(pattern).some((token) => token === any || token === one);
}

/** Whether the pattern matches this very text. */
export function matches(pattern: string, text: string): boolean {
  return run(tokens(pattern), [...text], (p, t) => p === one || p === t, false);
}

/**
 * Whether two patterns differ before either has a wildcard, so that no text is matched by both. Most pairs do, in the service's name: to
 * split them first would be most of the work.
 */
function differEarly(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const [l, r] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (isSpecial(l) || isSpecial(r)) return false;
    if (l !== r) return true;
  }
  return false;
}

/** Of `*`, `?` and the `$` that begins an escape. */
const isSpecial = (code: number): boolean => code === 0x2a || code === 0x3f || code === 0x24;

/** Whether every text that `narrow` matches is matched by `wide` as well. When in doubt, no. */
export function includes(wide: string, narrow: string): boolean {
  return !differEarly(wide, narrow) && run(tokens(wide), tokens(narrow), (w, n) => (w === one ? n !== any : w === n), false);
}

/** Whether some text is matched by both. */
export function overlaps(left: string, right: string): boolean {
  return !differEarly(left, right) && run(tokens(left), tokens(right), (l, r) => l === one || r === one || l === r, true);
}

/** Matches token lists against each other; `*` of the right side swallows too when `bothWays`. */
function run(left: readonly Token[], right: readonly Token[], same: (l: Token, r: Token) => boolean, bothWays: boolean): boolean {
  // Characters before any wildcard must be the same ones.
  let start = 0;
  while (typeof left[start] === 'string' && typeof right[start] === 'string') {
    if (left[start] !== right[start]) return false;
    start += 1;
  }
  const width = right.length - start;
  let row = new Array<boolean>(width + 1).fill(false);
  row[0] = true;
  if (bothWays) for (let j = 1; j <= width; j++) row[j] = row[j - 1] === true && right[start + j - 1] === any;
  for (let i = start; i < left.length; i++) {
    const l = left[i] as Token;
    const next = new Array<boolean>(width + 1).fill(false);
    next[0] = row[0] === true && l === any;
    for (let j = 1; j <= width; j++) {
      const r = right[start + j - 1] as Token;
      const swallows = l === any || (bothWays && r === any);
      next[j] = swallows ? row[j] === true || next[j - 1] === true : row[j - 1] === true && same(l, r);
    }
    row = next;
  }
  return row[width] === true;
}
