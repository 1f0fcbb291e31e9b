import { type Token, tokensOf } from './tokens';
import type { FieldTest, FilterNode, LogFilter } from './types';

/** Longer ones CloudWatch Logs does not take. */
const longest = 1024;

/**
 * Reads a filter pattern of CloudWatch Logs: a JSON pattern in braces, or words. 'unclear' for what we do not read: patterns for
 * columns (`[…]`), regular expressions (`%…%`), and what does not parse. Source: CloudWatch Logs user guide, filter pattern syntax.
 */
export function parseLogFilter(pattern: string): LogFilter | 'unclear' {
  const text = pattern.trim();
  if (text.length > longest || text.startsWith('[') || text.includes('%')) return 'unclear';
  if (!text.startsWith('{')) return words(text);
  if (!text.endsWith('}')) return 'unclear';
  const tokens = tokensOf(text.slice(1, -1));
  if (!tokens) return 'unclear';
  const reader = new Reader(tokens);
  const root = reader.any();
  return root && reader.isDone ? { kind: 'json', root } : 'unclear';
}

function words(text: string): LogFilter {
  const found = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign = '', quoted, plain]) => ({
    sign,
    word: quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  }));
  const of = (wanted: string) => found.filter(({ sign }) => sign === wanted).map(({ word }) => word);
  return { kind: 'text', required: of(''), excluded: of('-'), optional: of('?') };
}

/** Reads tokens from left to right; a method that gives null has met something that it does not understand. */
class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  get isDone(): boolean {
    return this.at === this.tokens.length;
  }

  any(): FilterNode | null {
    return this.joined('||', 'any', () => this.joined('&&', 'all', () => this.part()));
  }

  private joined(sign: string, kind: 'any' | 'all', next: () => FilterNode | null): FilterNode | null {
    const parts: FilterNode[] = [];
    do {
      const part = next();
      if (!part) return null;
      parts.push(part);
    } while (this.take(sign));
    return parts.length === 1 ? (parts[0] ?? null) : { kind, parts };
  }

  private part(): FilterNode | null {
    if (!this.take('(')) return this.condition();
    const inner = this.any();
    return inner && this.take(')') ? inner : null;
  }

  private condition(): FieldTest | null {
    const selector = this.tokens[this.at];
    if (selector?.kind !== 'selector') return null;
    this.at += 1;
    const path = stepsOf(selector.text);
    if (!path) return null;
    for (const [said, test] of wordTests) {
      if (!said.every((word, index) => this.tokens[this.at + index]?.text.toUpperCase() === word)) continue;
      this.at += said.length;
      return { kind: 'field', path, test, value: '' };
    }
    const [sign, value] = [this.tokens[this.at], this.tokens[this.at + 1]];
    const test = comparisons.find((each) => sign?.kind === 'punctuation' && sign.text === each);
    if (!test || !value || value.kind === 'punctuation' || value.kind === 'selector') return null;
    this.at += 2;
    return { kind: 'field', path, test, value: value.text };
  }

  private take(sign: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'punctuation' && token.text === sign;
    if (found) this.at += 1;
    return found;
  }
}

const comparisons = ['=', '!=', '<', '>', '<=', '>='] as const;
const wordTests: readonly (readonly [said: readonly string[], test: FieldTest['test']])[] = [
  [['IS', 'NULL'], 'is-null'],
  [['IS', 'TRUE'], 'is-true'],
  [['IS', 'FALSE'], 'is-false'],
  [['NOT', 'EXISTS'], 'not-exists'],
  [['EXISTS'], 'exists'],
];

/** `$.a.b[0]['c']` as `a`, `b`, `0`, `c`; null for what is no path. */
function stepsOf(selector: string): string[] | null {
  const steps = [...selector.slice(1).matchAll(/\.([\w-]+)|\[(\d+)\]|\['([^']+)'\]/g)];
  const length = steps.reduce((sum, [whole]) => sum + whole.length, 1);
  return steps.length > 0 && length === selector.length ? steps.map(([, name, index, key]) => name ?? index ?? key ?? '') : null;
}
