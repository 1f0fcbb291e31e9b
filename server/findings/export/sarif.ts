import { checkById } from '@/server/checks/catalogue';
import { version } from '@/server/health/version';
import type { FindingStatus } from '../types';
import { claimOf, type ExportedFinding } from './exported';

/** Kinds of the format: only what failed is `fail`, and what nobody could see is to be reviewed. */
const kinds: Record<FindingStatus, string> = {
  open: 'fail',
  muted: 'fail',
  resolved: 'pass',
  pass: 'pass',
  unknown: 'review',
  excluded: 'notApplicable',
};
const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;
/** As GitHub reads `security-severity`. */
const scores = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' } as const;

function resultOf(finding: ExportedFinding) {
  const kind = kinds[claimOf(finding)];
  const { arn, name, id } = finding.resource;
  return {
    ruleId: finding.checkId,
    kind,
    level: kind === 'fail' ? levels[finding.severity] : 'none',
    message: { text: finding.summary || finding.title },
    locations: [{ logicalLocations: [{ name: name ?? id, fullyQualifiedName: arn, kind: 'resource' }] }],
    partialFingerprints: { 'cloudlens/v1': [finding.checkId, arn, finding.subKey].filter(Boolean).join('|') },
    ...(finding.status === 'muted' ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
    properties: { account: finding.account.accountId, region: finding.region, status: finding.status, severity: finding.severity },
  };
}

function ruleOf(checkId: string) {
  const check = checkById(checkId);
  return {
    id: checkId,
    shortDescription: { text: check?.title ?? checkId },
    ...(check ? { fullDescription: { text: check.why }, help: { text: check.remedy.text } } : {}),
    properties: { tags: ['security'], ...(check ? { 'security-severity': scores[check.severity] } : {}) },
  };
}

/** A SARIF 2.1.0 log of one run, piece by piece. The rules come last: only those that results name, and they are known by then. */
export async function* sarifText(findings: AsyncIterable<ExportedFinding>): AsyncGenerator<string, void> {
  const named = new Set<string>();
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[\n';
  let before = '';
  for await (const finding of findings) {
    named.add(finding.checkId);
    yield before + JSON.stringify(resultOf(finding));
    before = ',\n';
  }
  const driver = { name: 'CloudLens', version, rules: [...named].sort().map(ruleOf) };
  yield `\n],"tool":${JSON.stringify({ driver })}}]}\n`;
}
