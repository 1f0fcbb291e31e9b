import type { InspectedResource } from '@/server/collect/inspector2/types';
import type { Vulnerability, VulnerabilitySeverity } from '@/server/collect/vulnerability';
import type { Draft, Tags } from '../draft';

/** Holes that were really found; scores and probabilities as published, the fixed versions of Amazon Linux and Debian packages. */
const known = {
  xz: ['CVE-2024-3094', 'CRITICAL', 'xz-utils', '5.6.1-1', '5.6.1+really5.4.5-1', 0.86, 10, true],
  log4j: ['CVE-2021-44228', 'CRITICAL', 'org.apache.logging.log4j:log4j-core', '2.14.1', '2.15.0', 0.94, 10, true],
  openssh: ['CVE-2024-6387', 'HIGH', 'openssh-server', '8.7p1-8.amzn2023.0.10', '8.7p1-8.amzn2023.0.11', 0.42, 8.1, true],
  curl: ['CVE-2023-38545', 'CRITICAL', 'curl', '8.2.1-1.amzn2023', '8.4.0-1.amzn2023', 0.23, 9.8, false],
  http2: ['CVE-2023-44487', 'HIGH', 'nghttp2', '1.55.1-1', '1.57.0-1', 0.94, 7.5, true],
  openssl: ['CVE-2023-5678', 'MEDIUM', 'openssl', '3.0.11-1', '3.0.13-1', 0.01, 5.3, false],
  zlib: ['CVE-2023-45853', 'CRITICAL', 'zlib1g', '1:1.2.13.dfsg-1', null, 0.02, 9.8, false],
  busybox: ['CVE-2023-42363', 'LOW', 'busybox', '1.36.1-r5', '1.36.1-r7', 0, 3.3, false],
} as const satisfies Record<string, readonly [string, VulnerabilitySeverity, string, string, string | null, number, number, boolean]>;
export type Hole = keyof typeof known;

const vulnerability = (hole: Hole): Vulnerability => {
  const [id, severity, name, version, fixedIn, epss, score, exploit] = known[hole];
  return { id, severity, packages: [{ name, version, fixedIn }], epss, score, exploit, fix: fixedIn ? 'YES' : 'NO' };
};

const order = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** The worst first, as collected. */
function holesOf(holes: readonly Hole[]): Vulnerability[] {
  return holes
    .map(vulnerability)
    .sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) || (b.epss ?? 0) - (a.epss ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
}

function counted(all: readonly Vulnerability[]): Partial<Record<VulnerabilitySeverity, number>> {
  return Object.fromEntries(
    order.flatMap((severity) => {
      const count = all.filter((each) => each.severity === severity).length;
      return count > 0 ? [[severity, count]] : [];
    }),
  );
}

/** What basic scanning in ECR tells: no probabilities, no word on exploits and fixes. */
export const scanned = (digest: string, holes: readonly Hole[]) => {
  const all = holesOf(holes)
    .map((each) => ({ ...each, epss: null, exploit: null, fix: null }))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || (a.id < b.id ? -1 : 1));
  return { digest, status: 'COMPLETE', description: null, severities: counted(all) as Record<string, number>, findings: all, cut: false };
};

export interface Inspected {
  resourceType: 'AWS_EC2_INSTANCE' | 'AWS_ECR_CONTAINER_IMAGE' | 'AWS_LAMBDA_FUNCTION';
  resourceId: string;
  platform: string;
  holes: readonly Hole[];
  since: Date;
  tags?: Tags;
}

/** Inspector in a region: whether it scans, and what it found. Without options it is off. */
export function addInspector(
  draft: Draft,
  region: string,
  options?: { inspected: readonly Inspected[]; ecr?: boolean; lambda?: boolean },
): void {
  const { inspected = [], ecr = true, lambda = true } = options ?? {};
  const state = (on: boolean) => ({
    status: on ? ('ENABLED' as const) : ('DISABLED' as const),
    errorCode: 'ALREADY_ENABLED' as const,
    errorMessage: '',
  });
  const all = inspected.flatMap(({ holes }) => holesOf(holes));
  draft.add({
    type: 'AWS::Inspector2::RegionSettings',
    id: region,
    region,
    arn: draft.arn('inspector2', region, `settings/${region}`),
    tags: {},
    data: {
      state: {
        state: state(options !== undefined),
        resourceState: {
          ec2: state(options !== undefined),
          ecr: state(options !== undefined && ecr),
          lambda: state(options !== undefined && lambda),
        },
      },
      active: { bySeverity: counted(all), resources: inspected.length, cut: false },
    },
  });
  for (const { resourceType, resourceId, platform, holes, since, tags = {} } of inspected) {
    const vulnerabilities = holesOf(holes).map((each) => ({ ...each, kind: 'PACKAGE_VULNERABILITY', firstSeen: since }));
    const data: InspectedResource = { resourceType, resourceId, platform, bySeverity: counted(vulnerabilities), vulnerabilities };
    draft.add({
      type: 'AWS::Inspector2::InspectedResource',
      id: resourceId,
      arn: draft.arn('inspector2', region, `inspected/${resourceId}`),
      region,
      tags,
      data,
    });
  }
}
