import { coversAction, coversResource } from './coverage';
import type { Policy, Statement } from './types';

/** One action that a set of identity policies allows, and by which statement. An evidence row. */
export type ActionGrant = {
  action: string;
  /** The `Sid`, or `#2` for the second statement. */
  statement: string;
  /** Position of the policy in the list that was asked about. */
  policy: number;
  /** The Allow has conditions, or a conditional Deny may take it away. */
  conditional: boolean;
};

export interface Permit extends ActionGrant {
  source: Statement;
}

/**
 * Allow statements that grant all of the action pattern, on all that the resource pattern stands for (null: on anything),
 * and that no Deny takes away altogether: one without conditions, or with none but the Allow's own (one that spares a part
 * changes nothing).
 */
export function permits(policies: readonly (Policy | null)[], action: string, resource: string | null): Permit[] {
  const statements = policies.flatMap((policy, index) => (policy?.statements ?? []).map((source) => ({ source, index })));
  const denies = statements.map(({ source }) => source).filter((source) => source.effect === 'Deny' && coversAction(source, action));
  const found: Permit[] = [];
  for (const { source, index } of statements) {
    if (source.effect !== 'Allow' || !coversAction(source, action)) continue;
    if (resource !== null && !coversResource(source, resource)) continue;
    const granted = resource !== null ? [resource] : (source.resources ?? ['*']);
    const left = granted.filter((one) => !denies.some((deny) => holdsWhenever(source, deny) && coversResource(deny, one)));
    if (left.length === 0) continue;
    const doubtful = denies.some((deny) => deny.conditions.length > 0 && left.every((one) => coversResource(deny, one)));
    found.push({ action, statement: source.label, policy: index, conditional: source.conditions.length > 0 || doubtful, source });
  }
  return found;
}

/** Whether the Deny holds whenever the Allow does: each of its conditions is one of the Allow's. */
const holdsWhenever = (allow: Statement, deny: Statement): boolean =>
  deny.conditions.every((condition) => allow.conditions.some((own) => own.text === condition.text));
