import { parsePolicy } from '@/server/aws/policy/parse';
import type { Policy, Principal, Statement } from '@/server/aws/policy/types';
import type { EdgeKind } from '../types';
import { type Found, found, namedResource, type Place } from './place';

type Document = string | object | null | undefined;

/** Shown with a relation, not judged by: the first few actions are enough. */
const actionsShown = 3;

function allows(document: Document): readonly Statement[] {
  const policy: Policy | null | 'malformed' = parsePolicy(document);
  return policy === null || policy === 'malformed' ? [] : policy.statements.filter(({ effect }) => effect === 'Allow');
}

/** Whom a resource's own policy lets in. A service that may act only for one source is told as that source. */
export function admitted(document: Document, place: Place, kind: EdgeKind = 'admits'): Found[] {
  return allows(document).flatMap((statement) => {
    if (statement.notPrincipals !== null) return [found(kind, '*', statement.label)];
    const sources = sourcesOf(statement);
    return (statement.principals ?? []).flatMap((principal) => {
      if (principal.type === 'Service' && sources.length > 0) return sources.map((source) => found(kind, source, principal.value));
      return [found(kind, nameOf(principal, place), conditionsOf(statement))];
    });
  });
}

const nameOf = ({ type, value }: Principal, place: Place): string => (type === 'AWS' ? place.principal(value) : value);

const conditionsOf = ({ conditions }: Statement): string | undefined =>
  conditions.length > 0 ? conditions.map(({ text }) => text).join('; ') : undefined;

function sourcesOf({ conditions }: Statement): string[] {
  return conditions
    .filter(({ key, operator, ifExists }) => key === 'aws:sourcearn' && !ifExists && /^(arn|string)(equals|like)$/.test(operator))
    .flatMap(({ values }) => values.map(namedResource))
    .filter((source) => source !== null);
}

/** Resources that an identity policy names one by one in what it allows, each once. `name`: of an inline policy. */
export function granted(document: Document, name?: string): Found[] {
  const actions = new Map<string, Set<string>>();
  for (const statement of allows(document))
    for (const pattern of statement.resources ?? []) {
      const resource = namedResource(pattern);
      if (!resource) continue;
      const known = actions.get(resource) ?? new Set();
      for (const action of statement.actions ?? ['everything but …']) known.add(action);
      actions.set(resource, known);
    }
  return [...actions].map(([resource, allowed]) => found('grants', resource, `${name ? `${name}: ` : ''}${shown([...allowed])}`));
}

const shown = (actions: readonly string[]): string =>
  actions.length > actionsShown
    ? `${actions.slice(0, actionsShown).join(', ')} and ${actions.length - actionsShown} more`
    : actions.join(', ');
