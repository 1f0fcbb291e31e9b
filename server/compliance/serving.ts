import { findChecks } from '@/server/checks/catalogue';
import { checks as registry } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import type { Framework, Requirement } from './types';

/** A requirement with what judges it. */
export interface Serving {
  requirement: Requirement;
  /** Checks of ours, by what the framework names and by what they say themselves. */
  checks: readonly Check[];
  /** Named, and not built. */
  missing: readonly string[];
}

const known = new WeakMap<Framework, readonly Serving[]>();

/** Resolves a framework against today's registry, once. A new check counts by its aliases, without a change here. */
export function servingOf(framework: Framework): readonly Serving[] {
  const ready = known.get(framework);
  if (ready) return ready;
  const declared = declaredFor(framework.id);
  const serving = framework.requirements.map((requirement) => {
    const named = requirement.checks.map((id) => ({ id, found: findChecks(id) }));
    const all = [...named.flatMap(({ found }) => found), ...(declared.get(requirement.id) ?? [])];
    return {
      requirement,
      checks: [...new Set(all)],
      missing: named.filter(({ found }) => found.length === 0).map(({ id }) => id),
    };
  });
  known.set(framework, serving);
  return serving;
}

/** What checks say of themselves, by the number of the requirement. */
function declaredFor(frameworkId: string): Map<string, Check[]> {
  const declared = new Map<string, Check[]>();
  for (const check of registry)
    for (const number of check.requirements?.[frameworkId] ?? []) declared.set(number, [...(declared.get(number) ?? []), check]);
  return declared;
}
