import type { AccountRef, CoverageProblem } from '@/server/posture';

export interface ProblemGroup {
  key: string;
  account: AccountRef;
  kind: CoverageProblem['kind'];
  code: string | null;
  regions: string[];
  operations: string[];
  actions: string[];
  checkIds: string[];
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** Calls that failed for the same reason in the same places make one entry; what leaves most unknown comes first. */
export function groupProblems(problems: readonly CoverageProblem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const { account, kind, code } = problem;
    const regions = [...problem.regions].sort();
    const key = JSON.stringify([account.id, kind, code, problem.service, regions]);
    const group = groups.get(key) ?? { key, account, kind, code, regions, operations: [], actions: [], checkIds: [] };
    groups.set(key, {
      ...group,
      operations: union(group.operations, [problem.operation]),
      actions: union(group.actions, problem.actions),
      checkIds: union(group.checkIds, problem.checkIds),
    });
  }
  return [...groups.values()].sort((a, b) => b.checkIds.length - a.checkIds.length);
}
