import type { OperationCoverage } from '../collect/types';
import { instruments } from './instruments';
import { tellScanSpan } from './start-tracing';

interface EndedScan {
  id: string;
  queuedAt: Date;
  startedAt: Date | null;
}

/** To be called once the end is committed. */
export function scanEnded(
  scan: EndedScan,
  status: 'completed' | 'partial' | 'failed' | 'cancelled',
  changes: { opened: number; resolved: number; reopened: number } = { opened: 0, resolved: 0, reopened: 0 },
): void {
  const now = new Date();
  const from = scan.startedAt ?? scan.queuedAt;
  instruments.scansEnded().inc({ status });
  if (scan.startedAt) instruments.scanSeconds().observe({ status }, (now.getTime() - from.getTime()) / 1000);
  for (const change of ['opened', 'resolved', 'reopened'] as const) instruments.findingChanges().inc({ change }, changes[change]);
  tellScanSpan(scan.id, from, now, { 'cloudlens.scan.status': status });
}

/** To be called once the unit's end is committed. */
export function unitEnded(service: string, status: string, coverage: readonly OperationCoverage[]): void {
  instruments.units().inc({ service, status });
  for (const entry of coverage) if (entry.status !== 'complete') instruments.coverageProblems().inc({ service, kind: entry.status });
}
