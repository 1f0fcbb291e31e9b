import type { JudgeScope } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { exclusionFinder } from '@/server/scope/match';
import type { EffectiveScope } from '@/server/scope/types';

/** The part of a {@link JudgeScope} that people decide: thresholds and what is left out. */
export const decidedScope = (scope: EffectiveScope | null): Pick<JudgeScope, 'parameters' | 'exclusionOf'> =>
  scope ? { parameters: scope.parameters, exclusionOf: exclusionFinder(scope.exclusions) } : {};

/** Whether a check is switched on. One that is off is not asked, and says nothing. */
export const isOn = (scope: EffectiveScope | null, check: Check): boolean => scope?.disabled[check.id] === undefined;

/** The checks that are switched off, with why. */
export const disabledChecks = (scope: EffectiveScope | null) =>
  scope
    ? checks.flatMap((check) =>
        scope.disabled[check.id] ? [{ check, decision: scope.disabled[check.id] as EffectiveScope['disabled'][string] }] : [],
      )
    : [];
