import type { Vulnerability, VulnerabilitySource } from '../types';
import { severityNumber } from './severity';

/** A vulnerability as the collectors of Inspector and ECR keep it. */
export interface Collected {
  id: string;
  severity: string;
  packages: readonly { name: string; version: string | null; fixedIn: string | null }[];
  epss: number | null;
  score: number | null;
  exploit: boolean | null;
  fix: 'YES' | 'NO' | 'PARTIAL' | null;
  firstSeen?: Date | null;
}

const fixes = { YES: 'all', PARTIAL: 'some', NO: 'none' } as const;

/** Where more is told of it: the CVE's page in NIST's National Vulnerability Database, or the advisory's at GitHub. */
function pageOf(id: string): string | null {
  if (/^CVE-\d{4}-\d{4,}$/.test(id)) return `https://nvd.nist.gov/vuln/detail/${id}`;
  return /^GHSA(?:-[\w]{4}){3}$/.test(id) ? `https://github.com/advisories/${id}` : null;
}

export function fromCollected(told: Collected, source: VulnerabilitySource): Vulnerability {
  return {
    cve: told.id,
    severity: severityNumber(told.severity),
    score: told.score,
    epss: told.epss,
    exploitKnown: told.exploit,
    fix: told.fix && fixes[told.fix],
    packages: told.packages.map(({ name, version, fixedIn }) => ({ name, installed: version, fixed: fixedIn })),
    sources: [source],
    url: pageOf(told.id),
    firstObservedAt: told.firstSeen?.toISOString() ?? null,
  };
}
