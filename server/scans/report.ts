import { collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import type { CoverageProblem } from '@/server/posture';
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
export function buildScanReport({ units, problems, ...scan }: ScanDetail, coverage: readonly UnitCoverage[]): ScanReport {
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
    })),
    notLookedAt: {
      units: scan.finishedAt ? units.filter((unit) => !isDone(unit.status)).map(({ service, region }) => ({ service, region })) : [],
      problems,
      regionsNotEnabled: scan.disabledRegions,
      regionsLeftOut: scan.excludedRegions,
      servicesLeftOut: units.length === 0 ? [] : collectors.map(({ service }) => service).filter((service) => !scanned.has(service)),
    },
    uncertainChecks: [...new Set(problems.flatMap((problem) => problem.checkIds))].sort(),
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
