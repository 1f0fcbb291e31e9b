import { RE2JS } from 're2js';

/**
 * Patterns that people write. Both kinds answer in time linear in the text, whatever the pattern: wildcards by looking back to
 * the last star only, regular expressions by RE2, which has no backtracking (and so neither look-arounds nor back-references).
 */

/** `*` stands for any characters, also none, and `?` for one; everything else for itself. The whole text has to fit. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [at, place, star, kept] = [0, 0, -1, 0];
  while (place < text.length) {
    if (at < pattern.length && pattern[at] !== '*' && (pattern[at] === '?' || pattern[at] === text[place])) {
      at += 1;
      place += 1;
    } else if (pattern[at] === '*') {
      star = at;
      kept = place;
      at += 1;
    } else if (star >= 0) {
      at = star + 1;
      kept += 1;
      place = kept;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

const compiled = new Map<string, RE2JS>();

/** Finds the expression anywhere in the text. @throws Error for what {@link whyNoRegex} refuses */
export function matchesRegex(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) {
    if (compiled.size > 2_000) compiled.clear();
    expression = RE2JS.compile(pattern);
    compiled.set(pattern, expression);
  }
  return expression.matcher(text).find();
}

/** Why an expression cannot be taken, in a sentence; null: it can. */
export function whyNoRegex(pattern: string): string | null {
  if (/\(\?<?[=!]/.test(pattern)) return 'Look-aheads and look-behinds are not supported: they cannot be matched in bounded time.';
  if (/(^|[^\\])(\\\\)*\\[1-9]/.test(pattern)) return 'Back-references are not supported: they cannot be matched in bounded time.';
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '').slice(0, 160) : 'unknown';
    return `This is not a regular expression that RE2 knows (${detail}).`;
  }
}
