export type Token =
  | { kind: 'literal'; text: string; value: string | number | boolean | null }
  | { kind: 'name'; text: string }
  | { kind: 'symbol'; text: string };

const SPACE = /\s+/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?(?![\w.])/y;
const NAME = /[A-Za-z_]\w*/y;
const SYMBOL = /==|!=|<=|>=|&&|\|\||[<>!()[\],.]/y;
const TEXT = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/y;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', '"': '"', "'": "'" };
const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Cuts an expression into its words. @throws what `fail` makes of the reason why it cannot be cut */
export function tokenize(source: string, fail: (why: string) => Error): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source) ?? undefined;
    if (found !== undefined) at += found[0].length;
    return found;
  };
  while (at < source.length) {
    if (match(SPACE)) continue;
    const text = match(TEXT);
    if (text !== undefined) {
      tokens.push({ kind: 'literal', text: text[0], value: unescapeText(text[1] ?? text[2] ?? '', fail) });
      continue;
    }
    const number = match(NUMBER);
    if (number !== undefined) {
      tokens.push({ kind: 'literal', text: number[0], value: Number(number[0]) });
      continue;
    }
    const name = match(NAME)?.[0];
    if (name !== undefined) {
      // After a dot a word is a member's name, whatever it means elsewhere.
      const member = tokens.at(-1)?.text === '.';
      if (!member && WORDS.has(name)) tokens.push({ kind: 'literal', text: name, value: WORDS.get(name) ?? null });
      else tokens.push({ kind: !member && name === 'in' ? 'symbol' : 'name', text: name });
      continue;
    }
    const symbol = match(SYMBOL)?.[0];
    if (symbol === undefined) throw fail(`'${source[at]}' is not understood`);
    tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}

function unescapeText(text: string, fail: (why: string) => Error): string {
  return text.replace(/\\(.)/g, (whole, character: string) => {
    const value = ESCAPES[character];
    if (value === undefined) throw fail(`the escape ${whole} is not understood`);
    return value;
  });
}
