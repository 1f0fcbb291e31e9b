import type { Framework, Requirement } from './types';

interface Definition extends Omit<Framework, 'groups' | 'requirements' | 'note'> {
  note?: string;
  /** Names by id, in the order of the framework. */
  groups: Readonly<Record<string, string>>;
  /**
   * A line a requirement: `id | group | assessment | name | checks`. Ids are the framework's, names are ours, `-` stands for none;
   * checks are separated by blanks.
   */
  table: string;
}

/** A framework from its table. @throws Error for a line that does not fit, so that a slip never reaches anybody */
export function defineFramework({ groups, table, note, ...framework }: Definition): Framework {
  const requirements = table
    .trim()
    .split('\n')
    .map((line) => readLine(framework.id, line));
  for (const { id, group } of requirements) if (group && !(group in groups)) throw new Error(`${framework.id} ${id}: no group ${group}.`);
  // JavaScript puts keys that look like numbers first; the requirements know the order.
  const order = [...new Set(requirements.flatMap(({ group }) => (group ? [group] : [])))];
  const ids = Object.keys(groups).sort((a, b) => placeOf(order, a) - placeOf(order, b));
  return { ...framework, note: note ?? null, groups: ids.map((id) => ({ id, name: groups[id] ?? id })), requirements };
}

/** A group without requirements of its own stands before the first below it. */
function placeOf(order: readonly string[], id: string): number {
  const own = order.indexOf(id);
  const below = order.findIndex((each) => each.startsWith(`${id}.`));
  const places = [own, below === -1 ? -1 : below - 0.5].filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : order.length;
}

const assessments: Record<string, Requirement['assessment']> = { automated: 'automated', manual: 'manual', '-': null };

function readLine(framework: string, line: string): Requirement {
  const [id, group, assessment, name, checks = ''] = line.split('|').map((cell) => cell.trim());
  const judged = assessment === undefined ? undefined : assessments[assessment];
  if (!id || !group || !name || judged === undefined) throw new Error(`${framework}: '${line}' is no requirement.`);
  return {
    id,
    group: group === '-' ? null : group,
    name: name === '-' ? null : name,
    assessment: judged,
    checks: checks.split(' ').filter(Boolean),
  };
}
