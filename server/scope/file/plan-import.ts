import { randomUUID } from 'node:crypto';
import { said, sameSaid } from '../same';
import type { CheckSetting, Exclusion, ScopeDocument } from '../types';
import type { FileLevel } from './scope-file';

/** `merge` leaves alone what the file does not speak of; `replace` takes it away. */
export type ImportMode = 'merge' | 'replace';

/** One thing that an import changes, for people to look at before. */
export interface PlannedChange {
  /** null: the organization; else twelve digits. */
  accountId: string | null;
  change: 'add' | 'change' | 'remove';
  what: 'check' | 'exclusion';
  /** Id of the check, or of the exclusion where it has one. */
  id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface LevelPlan {
  document: ScopeDocument;
  changes: PlannedChange[];
  /** What the file says and is so already. */
  unchanged: number;
}

const shown = (entry: object | undefined): Record<string, unknown> | null =>
  entry ? (JSON.parse(said(entry)) as Record<string, unknown>) : null;

/** Works out what a file makes of a document. Exclusions are the same by id, else by what they say. Pure. */
export function planLevel(
  was: ScopeDocument,
  file: FileLevel,
  mode: ImportMode,
  accountId: string | null,
  by: string,
  at: string,
): LevelPlan {
  const changes: PlannedChange[] = [];
  let unchanged = 0;
  const checks: Record<string, CheckSetting> = mode === 'merge' ? { ...was.checks } : {};
  for (const [id, input] of Object.entries(file.checks)) {
    const old = was.checks[id];
    const isSame = old !== undefined && sameSaid(old, input);
    checks[id] = isSame ? old : { ...input, by, at };
    if (isSame) unchanged += 1;
    else changes.push({ accountId, change: old ? 'change' : 'add', what: 'check', id, before: shown(old), after: shown(input) });
  }
  const left = new Map(was.exclusions.map((each) => [each.id, each]));
  const written = file.exclusions.map((input): Exclusion => {
    const old = (input.id ? left.get(input.id) : undefined) ?? [...left.values()].find((each) => sameSaid(each, input));
    if (old) left.delete(old.id);
    if (old && sameSaid(old, input)) {
      unchanged += 1;
      return old;
    }
    changes.push({
      accountId,
      change: old ? 'change' : 'add',
      what: 'exclusion',
      id: old?.id ?? null,
      before: shown(old),
      after: shown(input),
    });
    return { ...input, id: old?.id ?? randomUUID(), by, at };
  });
  const gone = mode === 'replace' ? [...left.values()] : [];
  const kept = mode === 'replace' ? [] : was.exclusions.filter(({ id }) => left.has(id));
  for (const old of gone) changes.push({ accountId, change: 'remove', what: 'exclusion', id: old.id, before: shown(old), after: null });
  for (const [id, old] of Object.entries(was.checks))
    if (!(id in checks)) changes.push({ accountId, change: 'remove', what: 'check', id, before: shown(old), after: null });
  return { document: { checks, exclusions: [...kept, ...written] }, changes, unchanged };
}
