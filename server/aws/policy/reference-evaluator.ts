/**
 * IAM's evaluation of single concrete requests, written for tests alone and without any of the evaluator's code: it enumerates, and
 * never reasons about patterns. Documents are given in full form (lists everywhere).
 */
export interface ReferenceStatement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Principal?: Record<string, string[]>;
  NotPrincipal?: Record<string, string[]>;
  Action?: string[];
  NotAction?: string[];
  Resource?: string[];
  NotResource?: string[];
  Condition: Record<string, Record<string, string[]>>;
}

export interface Request {
  /** Everything that names the caller in a Principal element. */
  names: readonly string[];
  action: string;
  resource: string;
  /** Lower-case keys. */
  context: Readonly<Record<string, readonly string[]>>;
}

export function isAllowed(statements: readonly ReferenceStatement[], request: Request): boolean {
  const applying = statements.filter((statement) => applies(statement, request));
  return applying.some(({ Effect }) => Effect === 'Allow') && !applying.some(({ Effect }) => Effect === 'Deny');
}

function applies(statement: ReferenceStatement, { names, action, resource, context }: Request): boolean {
  const isNamed = (principal: Record<string, string[]>) =>
    Object.values(principal)
      .flat()
      .some((value) => value === '*' || names.includes(value));
  if (statement.Principal && !isNamed(statement.Principal)) return false;
  if (statement.NotPrincipal && isNamed(statement.NotPrincipal)) return false;
  if (statement.Action && !statement.Action.some((pattern) => glob(pattern).test(action))) return false;
  if (statement.NotAction?.some((pattern) => glob(pattern).test(action))) return false;
  if (statement.Resource && !statement.Resource.some((pattern) => glob(pattern).test(resource))) return false;
  if (statement.NotResource?.some((pattern) => glob(pattern).test(resource))) return false;
  return Object.entries(statement.Condition).every(([operator, tests]) =>
    Object.entries(tests).every(([key, values]) => holds(operator, values, context[key.toLowerCase()])),
  );
}

function holds(written: string, wanted: readonly string[], actual: readonly string[] | undefined): boolean {
  const isAll = written.startsWith('ForAllValues:');
  const operator = written.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '');
  if (operator === 'Null') return wanted.includes(String(actual === undefined));
  const isNegated = operator.includes('Not');
  if (actual === undefined) return written.endsWith('IfExists') || isAll || (isNegated && !written.startsWith('ForAny'));
  const one = (value: string) => {
    const found = wanted.some((pattern) => compare(operator.replace('Not', ''), pattern, value));
    return isNegated ? !found : found;
  };
  return isAll ? actual.every(one) : actual.some(one);
}

function compare(operator: string, pattern: string, value: string): boolean {
  if (operator === 'IpAddress') return inRange(pattern, value);
  if (operator === 'StringEquals' || operator === 'Bool') return pattern === value;
  return glob(pattern).test(value);
}

function inRange(range: string, address: string): boolean {
  const [network = '', bits = '32'] = range.split('/');
  const asBits = (text: string) =>
    text
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  return asBits(network).slice(0, Number(bits)) === asBits(address).slice(0, Number(bits));
}

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`, 'i');
}
