import { describe, expect, it } from 'vitest';
import { buildScanReport, type UnitCoverage } from './report';
import type { ScanDetail, ScanUnit } from './types';

const account = { id: 'c0ffee00-0000-4000-8000-000000000001', accountId: '111122223333', name: 'Production', kind: 'role' as const };

const unit = (service: string, region: string, overrides: Partial<ScanUnit> = {}): ScanUnit => ({
  service,
  region,
  status: 'completed',
  resources: 2,
  findings: 0,
  calls: 3,
  throttles: 0,
  startedAt: '2026-11-20T00:00:00.000Z',
  finishedAt: '2026-11-20T00:00:01.500Z',
  error: null,
  ...overrides,
});

const scan = (overrides: Partial<ScanDetail> = {}): ScanDetail =>
  ({
    id: 'c0ffee00-0000-4000-8000-000000000002',
    account,
    status: 'partial',
    startedAt: '2026-11-20T00:00:00.000Z',
    finishedAt: '2026-11-20T00:00:09.000Z',
    disabledRegions: ['me-south-1'],
    excludedRegions: ['us-west-2'],
    units: [
      unit('kms', 'eu-central-1', { status: 'partial', throttles: 1 }),
      unit('kms', 'us-east-1'),
      unit('iam', 'global', { status: 'pending', startedAt: null, finishedAt: null, resources: 0, calls: 0 }),
    ],
    problems: [
      {
        account,
        service: 'kms',
        operation: 'kms:ListKeys',
        actions: ['kms:ListKeys'],
        kind: 'denied',
        code: 'AccessDenied',
        regions: ['eu-central-1'],
        checkIds: ['kms/b', 'kms/a', 'kms/a'],
      },
    ],
    ...overrides,
  }) as ScanDetail;

const coverage: UnitCoverage[] = [
  { service: 'kms', region: 'eu-central-1', entries: [{ operation: 'kms:ListKeys', status: 'denied', calls: 1, code: 'AccessDenied' }] },
  {
    service: 'kms',
    region: 'us-east-1',
    entries: [
      { operation: 'kms:ListKeys', status: 'complete', calls: 2, carried: { answers: 3, fromScan: 4, since: '2026-11-18T00:00:00.000Z' } },
    ],
  },
];

describe('the report of a scan', () => {
  it('sums calls, resources and work per service, in the order of their names', () => {
    const { services, seconds } = buildScanReport(scan(), coverage);
    expect(seconds).toBe(9);
    expect(services).toEqual([
      {
        service: 'iam',
        units: { pending: 1, running: 0, completed: 0, partial: 0, failed: 0 },
        resources: 0,
        calls: 0,
        throttles: 0,
        workSeconds: 0,
      },
      {
        service: 'kms',
        units: { pending: 0, running: 0, completed: 1, partial: 1, failed: 0 },
        resources: 4,
        calls: 6,
        throttles: 1,
        workSeconds: 3,
      },
    ]);
  });

  it('keeps what was answered apart from what was not, region by region', () => {
    expect(buildScanReport(scan(), coverage).operations).toEqual([
      {
        service: 'kms',
        operation: 'kms:ListKeys',
        calls: 3,
        answered: ['us-east-1'],
        notAnswered: [{ region: 'eu-central-1', kind: 'denied', code: 'AccessDenied' }],
        carried: { answers: 3, fromScan: 4, since: '2026-11-18T00:00:00.000Z' },
      },
    ]);
  });

  it('names everything that was not looked at, and the checks that stay uncertain', () => {
    const { notLookedAt, uncertainChecks } = buildScanReport(scan(), coverage);
    expect(notLookedAt.units).toEqual([{ service: 'iam', region: 'global' }]);
    expect(notLookedAt.regionsNotEnabled).toEqual(['me-south-1']);
    expect(notLookedAt.regionsLeftOut).toEqual(['us-west-2']);
    expect(notLookedAt.servicesLeftOut).toContain('s3');
    expect(notLookedAt.servicesLeftOut).not.toContain('kms');
    expect(uncertainChecks).toEqual(['kms/a', 'kms/b']);
  });

  it('claims no time and nothing unfinished while the scan runs', () => {
    const report = buildScanReport(scan({ status: 'running', finishedAt: null }), coverage);
    expect(report.seconds).toBeNull();
    expect(report.notLookedAt.units).toEqual([]);
  });
});
