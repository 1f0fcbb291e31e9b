import { frameworks } from './frameworks';
import { servingOf } from './serving';

/** A framework with those of its requirements that a check serves. */
export interface TouchedFramework {
  id: string;
  /** With its version. */
  name: string;
  requirements: string[];
}

let byCheck: ReadonlyMap<string, readonly TouchedFramework[]> | undefined;

function touched(): ReadonlyMap<string, readonly TouchedFramework[]> {
  const found = new Map<string, TouchedFramework[]>();
  for (const framework of frameworks)
    for (const { requirement, checks } of servingOf(framework))
      for (const { id } of checks) {
        const list = found.get(id) ?? [];
        const last = list.at(-1);
        if (last?.id === framework.id) last.requirements.push(requirement.id);
        else
          list.push({
            id: framework.id,
            name: `${framework.name} ${framework.version}`.trim(),
            requirements: [requirement.id],
          });
        found.set(id, list);
      }
  byCheck = found;
  return found;
}

/** The built-in frameworks that a check counts for: one finding stands for all of them. */
export const frameworksTouchedBy = (checkId: string): readonly TouchedFramework[] => (byCheck ?? touched()).get(checkId) ?? [];

/** Ids of the checks that any of these frameworks asks for. */
export function checksOfFrameworks(frameworkIds: readonly string[]): string[] {
  const wanted = new Set(frameworkIds);
  return [...(byCheck ?? touched())].filter(([, list]) => list.some(({ id }) => wanted.has(id))).map(([id]) => id);
}

/** The built-in frameworks, for a filter to choose from. */
export const frameworkNames = (): { id: string; name: string }[] =>
  frameworks.map(({ id, name, version }) => ({ id, name: `${name} ${version}`.trim() }));
