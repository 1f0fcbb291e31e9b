import { createHash } from 'node:crypto';
import { checkById } from '@/server/checks/catalogue';
import type { ActiveExclusion, CheckSetting, Decision, EffectiveScope, Exclusion, ScopeDocument, ScopeLevel } from './types';

const isActive = ({ expiresAt }: { expiresAt?: string | null }, now: Date): boolean => !expiresAt || new Date(expiresAt) > now;

const shortHash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);

const decisionOf = (
  kind: string,
  what: unknown,
  said: Pick<CheckSetting, 'reason' | 'owner' | 'expiresAt'>,
  level: ScopeLevel,
): Decision => {
  const decision = { reason: said.reason ?? '', owner: said.owner ?? null, expiresAt: said.expiresAt ?? null, level };
  return { key: `${kind}:${shortHash([what, decision])}`, ...decision };
};

function exclusionOf(
  { id, checks, regions, resources, resourceRegex, tags, tagRegex, except, ...said }: Exclusion,
  level: ScopeLevel,
): ActiveExclusion {
  const what = { checks, regions, resources, resourceRegex, tags, tagRegex, except };
  return { id, ...what, ...decisionOf('rule', [id, what], said, level) };
}

/**
 * What an account is judged under: its own word on a check goes before the organization's, threshold by threshold; rules of both
 * hold. What has expired, and what is no check or threshold any longer, counts for nothing.
 * @returns null where that is what the defaults say
 */
export function effectiveScope(organization: ScopeDocument | null, account: ScopeDocument | null, now: Date): EffectiveScope | null {
  const scope: EffectiveScope = { parameters: {}, disabled: {}, exclusions: [] };
  const levels = [
    ['organization', organization],
    ['account', account],
  ] as const;
  for (const [level, document] of levels) {
    for (const [id, setting] of Object.entries(document?.checks ?? {})) {
      const check = checkById(id);
      if (!check || !isActive(setting, now)) continue;
      for (const [name, value] of Object.entries(setting.parameters ?? {})) {
        const parameter = check.parameters?.[name];
        if (parameter && value >= parameter.min && value <= parameter.max)
          scope.parameters[id] = { ...scope.parameters[id], [name]: value };
      }
      if (setting.enabled === false) scope.disabled[id] = decisionOf('check', id, setting, level);
      if (setting.enabled === true) delete scope.disabled[id];
    }
    for (const exclusion of document?.exclusions ?? []) if (isActive(exclusion, now)) scope.exclusions.push(exclusionOf(exclusion, level));
  }
  for (const [id, values] of Object.entries(scope.parameters)) {
    const differing = Object.entries(values).filter(([name, value]) => checkById(id)?.parameters?.[name]?.default !== value);
    if (differing.length === 0) delete scope.parameters[id];
    else scope.parameters[id] = Object.fromEntries(differing);
  }
  const says = Object.keys(scope.parameters).length + Object.keys(scope.disabled).length + scope.exclusions.length > 0;
  return says ? scope : null;
}

/** The same for the same scope, whatever the order it was written in; null for the defaults. */
export function scopeFingerprint(scope: EffectiveScope | null): string | null {
  if (!scope) return null;
  const sorted = (record: Record<string, unknown>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return shortHash([
    sorted(Object.fromEntries(sorted(scope.parameters).map(([id, values]) => [id, sorted(values as Record<string, number>)]))),
    sorted(scope.disabled).map(([id, decision]) => [id, (decision as Decision).key]),
    scope.exclusions.map(({ key }) => key).sort(),
  ]);
}

/** The keys of all decisions that hold. */
export const activeKeys = (scope: EffectiveScope | null): string[] =>
  scope ? [...Object.values(scope.disabled), ...scope.exclusions].map(({ key }) => key) : [];
