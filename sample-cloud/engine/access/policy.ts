export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action?: string | readonly string[];
  NotAction?: string | readonly string[];
  Resource?: string | readonly string[];
  NotResource?: string | readonly string[];
}

export interface PolicyDocument {
  Version?: string;
  Statement: Statement | readonly Statement[];
}

/**
 * Whether policies allow an action on any of the resources. `*` and `?` are wildcards; conditions are not looked at.
 * A deliberate second implementation: what is scanned must not share the judgement of what scans.
 */
export function allows(policies: readonly PolicyDocument[], action: string, resources: readonly string[]): boolean {
  const matching = policies
    .flatMap((policy) => [policy.Statement].flat() as Statement[])
    .filter((statement) => applies(statement, action, resources));
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
