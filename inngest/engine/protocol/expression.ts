import { type Token, tokenize } from './expression-tokens';

/** The expression language's part that the engine can answer; a value it looks up may be missing, which counts as null. */
export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'path'; names: string[] }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'not'; of: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression };

export type Scope = Record<string, unknown>;

/** Says what of an expression is not supported, in words for the function's author. */
export class UnsupportedExpression extends Error {
  override readonly name = 'UnsupportedExpression';
  constructor(source: string, why: string) {
    super(`The expression ${JSON.stringify(source)} is not supported: ${why}.`);
  }
}

const LEVELS = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in']];
const ROOTS = new Set(['event', 'async']);

/**
 * Parses paths below `event` and `async`, literals, lists, comparisons, `in`, `&&`, `||`, `!` and parentheses.
 * @throws UnsupportedExpression for everything else, so that nothing silently means something different here
 */
export function parseExpression(source: string): Expression {
  const tokens = tokenize(source, (why) => new UnsupportedExpression(source, why));
  let next = 0;
  const fail = (why: string) => new UnsupportedExpression(source, why);
  const peek = () => tokens[next];
  const take = (text: string): boolean => {
    const found = peek()?.kind === 'symbol' && peek()?.text === text;
    if (found) next++;
    return found;
  };
  const expect = (text: string) => {
    if (!take(text)) throw fail(`expected '${text}' ${where(peek())}`);
  };

  function binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (let operator = operators.find(take); operator !== undefined; operator = operators.find(take)) {
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
    return left;
  }

  function unary(): Expression {
    if (take('!')) return { kind: 'not', of: unary() };
    if (take('(')) {
      const inner = binary(0);
      expect(')');
      return inner;
    }
    if (take('[')) return { kind: 'list', items: list() };
    const token = peek();
    next++;
    if (token?.kind === 'literal') return { kind: 'literal', value: token.value };
    if (token?.kind !== 'name') throw fail(`expected a value ${where(token)}`);
    if (!ROOTS.has(token.text)) throw fail(`'${token.text}' is unknown, only event and async are`);
    return path(token.text);
  }

  function path(root: string): Expression {
    const names = [root];
    for (;;) {
      if (take('.')) {
        const token = peek();
        if (token?.kind !== 'name') throw fail(`expected a name ${where(token)}`);
        next++;
        names.push(token.text);
      } else if (take('[')) {
        const token = peek();
        if (token?.kind !== 'literal' || (typeof token.value !== 'string' && typeof token.value !== 'number'))
          throw fail('only a text or number can stand in []');
        next++;
        names.push(String(token.value));
        expect(']');
      } else if (peek()?.kind === 'symbol' && peek()?.text === '(') {
        throw fail(`the function ${names.at(-1)}() is not available`);
      } else return { kind: 'path', names };
    }
  }

  function list(): Expression[] {
    const items: Expression[] = [];
    if (take(']')) return items;
    do items.push(binary(0));
    while (take(','));
    expect(']');
    return items;
  }

  const expression = binary(0);
  if (next < tokens.length) throw fail(`nothing was expected ${where(peek())}`);
  return expression;
}

function where(token: Token | undefined): string {
  return token === undefined ? 'at the end' : `at '${token.text}'`;
}

/** The value of an expression; what is missing is null. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return lookUp(scope, expression.names);
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'not':
      return evaluate(expression.of, scope) !== true;
    case 'binary':
      return compare(
        expression.operator,
        () => evaluate(expression.left, scope),
        () => evaluate(expression.right, scope),
      );
  }
}

/** Whether an expression is true of a scope; no expression at all is. */
export function holds(source: string | undefined, scope: Scope): boolean {
  return source === undefined || evaluate(parseExpression(source), scope) === true;
}

function lookUp(scope: Scope, names: string[]): unknown {
  let value: unknown = scope;
  for (const name of names) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return value ?? null;
}

function compare(operator: string, left: () => unknown, right: () => unknown): boolean {
  if (operator === '&&') return left() === true && right() === true;
  if (operator === '||') return left() === true || right() === true;
  const [a, b] = [left(), right()];
  if (operator === '==') return same(a, b);
  if (operator === '!=') return !same(a, b);
  if (operator === 'in')
    return Array.isArray(b)
      ? b.some((item) => same(a, item))
      : typeof a === 'string' && b !== null && typeof b === 'object' && Object.hasOwn(b, a);
  const comparable = (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
  if (!comparable) return false;
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  return left.length === Object.keys(right).length && left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]));
}
