import { describe, expect, it } from 'vitest';
import { countVulnerabilities, foldVulnerabilities } from './fold';
import { fromEcrBasic, fromEcrEnhanced } from './from-ecr';
import { fromInspector, type InspectorFinding } from './from-inspector';

const inspector = (given: Partial<InspectorFinding> = {}) =>
  fromInspector({
    status: 'ACTIVE',
    severity: 'HIGH',
    title: 'CVE-2024-3094 - xz-utils',
    inspectorScore: 8.1,
    epss: { score: 0.42 },
    exploitAvailable: 'YES',
    fixAvailable: 'YES',
    firstObservedAt: new Date('2026-04-02T08:00:00Z'),
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2024-3094',
      source: 'NVD',
      vulnerablePackages: [
        { name: 'xz-utils', version: '5.6.0', release: '1', epoch: 0, packageManager: 'OS', fixedInVersion: '5.6.1+really5.4.5-1' },
      ],
    },
    ...given,
  });

const basic = fromEcrBasic({
  name: 'CVE-2024-3094',
  severity: 'CRITICAL',
  uri: 'https://security.example/CVE-2024-3094',
  attributes: [
    { key: 'package_name', value: 'xz-utils' },
    { key: 'package_version', value: '5.6.0-1' },
    { key: 'CVSS3_SCORE', value: '10.0' },
  ],
});

const all = (...given: (ReturnType<typeof inspector> | null)[]) => foldVulnerabilities(given.flatMap((each) => each ?? []));

describe('folding vulnerabilities', () => {
  it('counts what Inspector and ECR both tell of once, with the best of both', () => {
    const [only, ...more] = all(basic, inspector());
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      cve: 'CVE-2024-3094',
      severity: 1,
      score: 10,
      epss: 0.42,
      exploitKnown: true,
      fix: 'all',
      sources: ['ecr', 'inspector'],
      packages: [{ name: 'xz-utils', installed: '5.6.0-1', fixed: '5.6.1+really5.4.5-1' }],
    });
    expect(countVulnerabilities(only ? [only] : [])).toMatchObject({ critical: 1, high: 0, fixable: 1, exploitable: 1, highestEpss: 0.42 });
  });

  it('is the same whichever is told first', () => {
    expect(all(basic, inspector())).toEqual(all(inspector(), basic));
  });

  it('knows nothing of an exploit, a chance or a fix that nobody told of', () => {
    const [only] = all(basic);
    expect(only).toMatchObject({ epss: null, exploitKnown: null, fix: null });
    expect(countVulnerabilities(only ? [only] : []).highestEpss).toBeNull();
  });

  it('calls a fix partial when a package has none', () => {
    const [only] = all(
      inspector({
        packageVulnerabilityDetails: {
          vulnerabilityId: 'CVE-1',
          source: 'NVD',
          vulnerablePackages: [
            { name: 'a', version: '1', fixedInVersion: '2' },
            { name: 'b', version: '1', fixedInVersion: 'NotAvailable' },
          ],
        },
      }),
    );
    expect(only?.fix).toBe('some');
  });

  it('leaves out what is closed, and what is no vulnerability of a package', () => {
    expect(inspector({ status: 'CLOSED' })).toBeNull();
    expect(inspector({ packageVulnerabilityDetails: undefined })).toBeNull();
  });

  it('takes a severity that nobody gave for none, not for low', () => {
    expect(all(inspector({ severity: 'UNTRIAGED' }))[0]?.severity).toBe(5);
    expect(all(inspector({ severity: 'UNTRIAGED' }), basic)[0]?.severity).toBe(1);
  });

  it('knows an enhanced scan of ECR for what Inspector tells', () => {
    const enhanced = fromEcrEnhanced({
      severity: 'HIGH',
      status: 'ACTIVE',
      fixAvailable: 'NO',
      packageVulnerabilityDetails: { vulnerabilityId: 'CVE-2', vulnerablePackages: [{ name: 'lodash', version: '4.17.0' }] },
    });
    expect(enhanced).toMatchObject({ cve: 'CVE-2', severity: 2, fix: 'none', sources: ['ecr'] });
  });

  it('puts the worst first, then what is likelier to be exploited', () => {
    const one = (cve: string, severity: 'HIGH' | 'LOW', score: number) =>
      inspector({
        severity,
        epss: { score },
        packageVulnerabilityDetails: { vulnerabilityId: cve, source: 'NVD', vulnerablePackages: [] },
      });
    expect(all(one('CVE-1', 'LOW', 0.9), one('CVE-2', 'HIGH', 0.1), one('CVE-3', 'HIGH', 0.5)).map(({ cve }) => cve)).toEqual([
      'CVE-3',
      'CVE-2',
      'CVE-1',
    ]);
  });
});
