import { splitArn } from './arn';
import { type EscalationPath, escalationPaths } from './escalation-paths';
import { type Permit, permits } from './permits';
import type { Policy } from './types';
import { hasWildcard, includes } from './wildcard';

/** A known escalation that the policies open. An evidence row. */
export type Escalation = {
  id: string;
  name: string;
  actions: string[];
  /** The statements that grant them. */
  statements: string[];
  conditional: boolean;
};

/**
 * Known privilege escalations (`escalation-paths.ts`) whose every action the policies allow.
 * An action counts only where its statement reaches resources that it does not name one by one: `*`, `…:role/*`, `…:role/app-*`, NotResource.
 * A statement on exact ARNs (one's own function, one certain role) counts for nothing; `user/${aws:username}` counts where self-service is enough.
 */
export function findEscalations(policies: readonly (Policy | null)[]): Escalation[] {
  // Every second path asks for `iam:PassRole`.
  const permitted = new Map<string, Permit[]>();
  const permitsOf = (action: string): Permit[] => {
    const known = permitted.get(action) ?? permits(policies, action, null);
    permitted.set(action, known);
    return known;
  };
  return escalationPaths.flatMap((path) => {
    const grants: Permit[][] = [];
    for (const action of path.actions) {
      const grant = permitsOf(action).filter((permit) => suffices(path, permit));
      if (grant.length === 0) return [];
      grants.push(grant);
    }
    return [
      {
        id: path.id,
        name: path.name,
        actions: [...path.actions],
        statements: [...new Set(grants.flat().map((grant) => grant.statement))],
        conditional: grants.some((grant) => grant.every(({ conditional }) => conditional)),
      },
    ];
  });
}

function suffices(path: EscalationPath, { action, source }: Permit): boolean {
  if (action === 'iam:PassRole' && path.passTo !== undefined && !passesTo(source.conditions, path.passTo)) return false;
  if (source.resources === null) return true;
  return source.resources.some((resource) => {
    if (/\$\{aws:username\}$/i.test(resource)) return path.onSelf === true;
    const name = splitArn(resource)?.resource ?? resource;
    return path.wideOnly === true ? /^(([\w-]+[/:])?\*|)$/.test(name) : name === '' || hasWildcard(name);
  });
}

function passesTo(conditions: Permit['source']['conditions'], service: string): boolean {
  return conditions.every(({ key, operator, values }) => {
    if (key !== 'iam:passedtoservice') return true;
    if (operator === 'stringequals' || operator === 'stringequalsignorecase') return values.some((value) => sameService(value, service));
    return operator !== 'stringlike' || values.some((value) => includes(value, service) || sameService(value, service));
  });
}

/** China's names end in `.cn`. */
function sameService(value: string, service: string): boolean {
  return value.toLowerCase().replace(/\.cn$/, '') === service;
}
