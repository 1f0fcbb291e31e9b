import { workloads, workloadVulnerabilities } from '@/drizzle/schema/workloads';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import type { WorkloadSummary } from '@/server/workloads/types';

const factor = (text: string) => ({ least: 50, most: 50, reasons: [{ effect: 'raises' as const, text }] });

const summaryOf = (canary: string): WorkloadSummary => {
  const not = { state: 'not-applicable' as const, why: canary };
  return {
    exposure: factor(canary),
    vulnerability: factor(canary),
    privilege: factor(canary),
    doors: [canary],
    vulnerabilities: not,
    platform: not,
    patches: not,
    management: not,
    imds: not,
    image: not,
    secrets: { state: 'seen', value: [{ place: canary, what: canary, masked: null }] },
    privileged: not,
    logging: not,
    detections: not,
    sensors: [{ name: 'GuardDuty', state: 'on', detail: canary }],
    role: canary,
    related: [],
    runBy: [],
    facts: [{ label: canary, value: canary }],
  };
};

/** Two workloads with a vulnerability each. */
export async function furnishWorkloads(orgId: OrgId, awsAccountId: string, canary: string): Promise<{ workload: string }> {
  const now = new Date();
  const fifty = { exposure: 50, exposureMax: 50, vulnerability: 50, vulnerabilityMax: 50, privilege: 50, privilegeMax: 50 };
  return withOrg(orgId, async (tx) => {
    const rows = await tx
      .insert(workloads)
      .values(
        [1, 2].map((nth) => ({
          orgId,
          awsAccountId,
          kind: 'instance' as const,
          arn: `arn:aws:ec2:eu-west-1:000000000000:instance/${canary}-${nth}`,
          resourceId: `${canary}-${nth}`,
          name: canary,
          region: 'eu-west-1',
          rank: 40 + nth,
          rankMax: 60,
          ...fifty,
          reach: 'internet' as const,
          vulnerabilityState: 'scanned' as const,
          platformState: 'unknown' as const,
          summary: summaryOf(canary),
          hash: canary,
          firstSeenAt: now,
          changedAt: now,
        })),
      )
      .returning({ id: workloads.id });
    const packages = [{ name: canary, installed: '1', fixed: '2' }];
    await tx.insert(workloadVulnerabilities).values(
      rows.map(({ id }) => ({
        orgId,
        awsAccountId,
        workloadId: id,
        cve: 'CVE-2024-3094',
        severity: 1,
        detail: { packages, sources: [], score: null, url: null, firstObservedAt: null },
        hash: canary,
        firstSeenAt: now,
      })),
    );
    return { workload: rows[0]?.id ?? '' };
  });
}
