export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action?: string | readonly string[];
  NotAction?: string | readonly string[];
  Resource?: string | readonly string[];
  NotResource?: string | readonly string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Values of condition keys, as `aws:ResourceTag/Team`; a key that is not here is absent from the request. */
export type ConditionKeys = Readonly<Record<string, string>>;

export interface PolicyDocument {
  Version?: string;
  Statement: Statement | readonly Statement[];
}

/**
 * Whether policies allow an action on any of the resources. `*` and `?` are wildcards. Of conditions it knows StringEquals, StringLike,
 * Null and their kin with IfExists; a statement with any other applies to nothing.
 * A deliberate second implementation: what is scanned must not share the judgement of what scans.
 */
export function allows(
  policies: readonly PolicyDocument[],
  action: string,
  resources: readonly string[],
  keys: ConditionKeys = {},
): boolean {
  const matching = policies
    .flatMap((policy) => [policy.Statement].flat() as Statement[])
    .filter((statement) => applies(statement, action, resources) && holds(statement.Condition, keys));
  return matching.some((statement) => statement.Effect === 'Allow') && !matching.some((statement) => statement.Effect === 'Deny');
}

function applies(statement: Statement, action: string, resources: readonly string[]): boolean {
  const fits = statement.NotAction
    ? !anyMatches(statement.NotAction, action.toLowerCase())
    : anyMatches(statement.Action, action.toLowerCase());
  if (!fits) return false;
  if (statement.NotResource) return resources.some((resource) => !matchesAny(statement.NotResource, resource));
  return resources.some((resource) => matchesAny(statement.Resource ?? '*', resource));
}

/** Condition keys are compared without case, values with it (IAM reference, condition operators). */
function holds(condition: Statement['Condition'], keys: ConditionKeys): boolean {
  const given = new Map(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(condition ?? {}).every(([operator, wanted]) =>
    Object.entries(wanted).every(([key, values]) => {
      const value = given.get(key.toLowerCase());
      const [, name, ifExists] = /^(\w+?)(IfExists)?$/.exec(operator) ?? [];
      if (name === 'Null') return [values].flat().includes(String(value === undefined));
      if (value === undefined) return ifExists !== undefined;
      if (name === 'StringEquals') return [values].flat().includes(value);
      if (name === 'StringLike') return matchesAny(values, value);
      return false;
    }),
  );
}

function anyMatches(patterns: string | readonly string[] | undefined, action: string): boolean {
  return [patterns ?? []].flat().some((pattern) => wildcard(pattern.toLowerCase(), action));
}

function matchesAny(patterns: string | readonly string[] | undefined, resource: string): boolean {
  return [patterns ?? []].flat().some((pattern) => wildcard(pattern, resource));
}

const compiled = new Map<string, RegExp>();

function wildcard(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.');
    expression = new RegExp(`^${source}$`, 's');
    // Session policies come from outside: the cache must not grow with them.
    if (compiled.size > 5_000) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
