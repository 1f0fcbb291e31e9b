import { describe, expect, it } from 'vitest';
import { countVulnerabilities, foldVulnerabilities } from './fold';
import { type Collected, fromCollected } from './from-collected';

const told: Collected = {
  id: 'CVE-2024-3094',
  severity: 'HIGH',
  score: 8.1,
  epss: 0.42,
  exploit: true,
  fix: 'YES',
  packages: [{ name: 'xz-utils', version: '5.6.0-1', fixedIn: '5.6.1' }],
  firstSeen: new Date('2026-04-02T08:00:00Z'),
};
const inspector = (given: Partial<Collected> = {}) => fromCollected({ ...told, ...given }, 'inspector');
const ecr = fromCollected(
  {
    id: 'CVE-2024-3094',
    severity: 'CRITICAL',
    score: 10,
    epss: null,
    exploit: null,
    fix: null,
    packages: [{ name: 'xz-utils', version: '5.6.0-1', fixedIn: null }],
  },
  'ecr',
);

describe('folding vulnerabilities', () => {
  it('counts what Inspector and ECR both tell of once, with the best of both', () => {
    const [only, ...more] = foldVulnerabilities([ecr, inspector()]);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      cve: 'CVE-2024-3094',
      severity: 1,
      score: 10,
      epss: 0.42,
      exploitKnown: true,
      fix: 'all',
      sources: ['ecr', 'inspector'],
      packages: [{ name: 'xz-utils', installed: '5.6.0-1', fixed: '5.6.1' }],
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-3094',
      firstObservedAt: '2026-04-02T08:00:00.000Z',
    });
    expect(countVulnerabilities(only ? [only] : [])).toMatchObject({ critical: 1, high: 0, fixable: 1, exploitable: 1, highestEpss: 0.42 });
  });

  it('is the same whichever is told first', () => {
    expect(foldVulnerabilities([ecr, inspector()])).toEqual(foldVulnerabilities([inspector(), ecr]));
  });

  it('knows nothing of an exploit, a chance or a fix that nobody told of', () => {
    const folded = foldVulnerabilities([ecr]);
    expect(folded[0]).toMatchObject({ epss: null, exploitKnown: null, fix: null });
    expect(countVulnerabilities(folded).highestEpss).toBeNull();
  });

  it('calls a fix partial when a package has none', () => {
    const packages = [
      { name: 'a', version: '1', fixedIn: '2' },
      { name: 'b', version: '1', fixedIn: null },
    ];
    expect(foldVulnerabilities([inspector({ packages })])[0]?.fix).toBe('some');
  });

  it('takes a severity that nobody gave for none, not for low', () => {
    expect(foldVulnerabilities([inspector({ severity: 'UNTRIAGED' })])[0]?.severity).toBe(5);
    expect(foldVulnerabilities([inspector({ severity: 'UNTRIAGED' }), ecr])[0]?.severity).toBe(1);
  });

  it('puts the worst first, then what is likelier to be exploited', () => {
    const one = (id: string, severity: string, epss: number) => inspector({ id, severity, epss });
    const order = foldVulnerabilities([one('CVE-1', 'LOW', 0.9), one('CVE-2', 'HIGH', 0.1), one('CVE-3', 'HIGH', 0.5)]);
    expect(order.map(({ cve }) => cve)).toEqual(['CVE-3', 'CVE-2', 'CVE-1']);
  });
});
