import { coversAction, coversResource } from './coverage';
import { addresses } from './principals';
import type { Condition, Policy, Statement } from './types';

/** See `deniesInsecureTransport` in `questions.ts`. */
export function refusesPlainHttp(policy: Policy | null, resources: readonly string[], actions: string): boolean {
  return resources.every((resource) => denies(policy, resource, actions).some(({ conditions }) => conditions.every(holdsForHttp)));
}

/** The oldest TLS version (1.2, 1.3) that gets through to all the resources; null when none is demanded. */
export function minimumTlsVersion(policy: Policy | null, resources: readonly string[], actions: string): number | null {
  const demanded = resources.map((resource) => {
    const versions = denies(policy, resource, actions).flatMap(({ conditions }) => {
      const [only, ...others] = conditions;
      return only && others.length === 0 && isTlsTest(only) ? only.values.map(Number) : [];
    });
    return Math.max(...versions.filter((version) => !Number.isNaN(version)), 0);
  });
  const oldest = Math.min(...demanded);
  return oldest > 0 && Number.isFinite(oldest) ? oldest : null;
}

function denies(policy: Policy | null, resource: string, actions: string): Statement[] {
  const covers = (one: Statement) =>
    one.effect === 'Deny' && addresses(one, { kind: 'anyone' }) && coversAction(one, actions) && coversResource(one, resource);
  return policy?.statements.filter(covers) ?? [];
}

/** `aws:SecureTransport` is in every request; a TLS version only in those by TLS, so its test needs IfExists to hit the others. */
function holdsForHttp(condition: Condition): boolean {
  if (condition.key !== 'aws:securetransport') return isTlsTest(condition) && condition.ifExists;
  const values = condition.values.map((value) => value.toLowerCase());
  if (/^stringnot(equals(ignorecase)?|like)$/.test(condition.operator)) return values.every((value) => value === 'true');
  return ['bool', 'stringequals', 'stringequalsignorecase', 'stringlike'].includes(condition.operator) && values.includes('false');
}

function isTlsTest({ key, operator }: Condition): boolean {
  return key === 's3:tlsversion' && operator === 'numericlessthan';
}
