import { collectors } from '@/server/collect/registry';
import type { CarriedAnswers, OperationCoverage } from '@/server/collect/types';
import type { CoverageProblem } from '@/server/posture';
import type { Decision, EffectiveScope } from '@/server/scope/types';
import { sumCarried } from './carried';
import type { ScanDetail, UnitStatus } from './types';

/** What a scan did with one operation, over all regions where it was needed. */
export interface OperationReport {
  service: string;
  operation: string;
  /** API calls, retries not counted. */
  calls: number;
  /** Regions in which it was answered in full, and in which it was not. */
  answered: string[];
  notAnswered: { region: string; kind: CoverageProblem['kind']; code: string | null }[];
  /** Answers of earlier scans that stand for calls; null: none. */
  carried: CarriedAnswers | null;
}

export interface ServiceReport {
  service: string;
  units: Record<UnitStatus, number>;
  resources: number;
  /** Requests on the wire, retries included. */
  calls: number;
  throttles: number;
  /** Summed over its regions, which run side by side. */
  workSeconds: number;
}

/** The account of a scan: what was looked at, what was not and why, how many calls it took and how long. */
export interface ScanReport {
  scan: Omit<ScanDetail, 'units' | 'problems'>;
  /** From start to end; null while it runs or when it never started. */
  seconds: number | null;
  services: ServiceReport[];
  operations: OperationReport[];
  notLookedAt: {
    /** Units that never ended: nothing is known of them. */
    units: { service: string; region: string }[];
    problems: CoverageProblem[];
    /** The account has not switched them on. */
    regionsNotEnabled: string[];
    /** Enabled, and left out by the account's settings or by whoever asked for the scan. */
    regionsLeftOut: string[];
    /** Not asked for in this scan. */
    servicesLeftOut: string[];
  };
  /** What people had decided not to judge when the scan began. */
  notJudged: {
    checks: { checkId: string; reason: string; owner: string | null; expiresAt: string | null }[];
    /** With the resources that each rule left out, when the scan ended; null: it has not. */
    exclusions: { id: string; reason: string; owner: string | null; expiresAt: string | null; resources: number | null }[];
  };
  /** Checks that cannot say pass or fail somewhere because of what was not seen. */
  uncertainChecks: string[];
}

const isDone = (status: UnitStatus) => status === 'completed' || status === 'partial' || status === 'failed';
const secondsBetween = (from: string | null, to: string | null): number => (from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : 0);
const by = <T>(items: readonly T[], key: (item: T) => string): [string, T[]][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** Pure: made from the scan's rows, never from AWS. */
export function buildScanReport(
  { units, problems, ...scan }: ScanDetail,
  coverage: readonly UnitCoverage[],
  { decided, excludedBy }: Decided = { decided: null, excludedBy: null },
): ScanReport {
  const scanned = new Set(units.map((unit) => unit.service));
  return {
    scan,
    seconds: scan.startedAt && scan.finishedAt ? secondsBetween(scan.startedAt, scan.finishedAt) : null,
    services: by(units, (unit) => unit.service).map(([service, own]) => ({
      service,
      units: countStatuses(own.map((unit) => unit.status)),
      resources: sum(own.map((unit) => unit.resources)),
      calls: sum(own.map((unit) => unit.calls)),
      throttles: sum(own.map((unit) => unit.throttles)),
      workSeconds: Math.round(sum(own.map((unit) => secondsBetween(unit.startedAt, unit.finishedAt))) * 10) / 10,
    })),
    operations: by(
      coverage.flatMap((unit) => unit.entries.map((entry) => ({ ...unit, entry }))),
      ({ entry }) => entry.operation,
    ).map(([operation, seen]) => ({
      service: seen[0]?.service ?? '',
      operation,
      calls: sum(seen.map(({ entry }) => entry.calls)),
      answered: seen.flatMap(({ region, entry }) => (entry.status === 'complete' ? [region] : [])),
      notAnswered: seen.flatMap(({ region, entry }) =>
        entry.status === 'complete' ? [] : [{ region, kind: entry.status, code: entry.code ?? null }],
      ),
      carried: sumCarried(seen.map(({ entry }) => entry)),
    })),
    notLookedAt: {
      units: scan.finishedAt ? units.filter((unit) => !isDone(unit.status)).map(({ service, region }) => ({ service, region })) : [],
      problems,
      regionsNotEnabled: scan.disabledRegions,
      regionsLeftOut: scan.excludedRegions,
      servicesLeftOut: units.length === 0 ? [] : collectors.map(({ service }) => service).filter((service) => !scanned.has(service)),
    },
    notJudged: notJudgedBy(decided, excludedBy),
    uncertainChecks: [...new Set(problems.flatMap((problem) => problem.checkIds))].sort(),
  };
}

/** The decisions that a scan kept to. */
export interface Decided {
  decided: EffectiveScope | null;
  excludedBy: Readonly<Record<string, number>> | null;
}

function notJudgedBy(decided: Decided['decided'], excludedBy: Decided['excludedBy']): ScanReport['notJudged'] {
  const facts = ({ reason, owner, expiresAt }: Decision) => ({ reason, owner, expiresAt });
  return {
    checks: Object.entries(decided?.disabled ?? {})
      .map(([checkId, decision]) => ({ checkId, ...facts(decision) }))
      .sort((a, b) => (a.checkId < b.checkId ? -1 : 1)),
    exclusions: (decided?.exclusions ?? []).map((rule) => ({
      id: rule.id,
      ...facts(rule),
      resources: excludedBy ? (excludedBy[rule.id] ?? 0) : null,
    })),
  };
}

export interface UnitCoverage {
  service: string;
  region: string;
  entries: readonly OperationCoverage[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function countStatuses(statuses: readonly UnitStatus[]): Record<UnitStatus, number> {
  const counts = { pending: 0, running: 0, completed: 0, partial: 0, failed: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}
