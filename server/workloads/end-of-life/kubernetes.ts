import type { EndOfLife } from './types';

const source = 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html#kubernetes-release-calendar';
const checkedOn = '2026-11-26';

/** Last days of standard and of extended support of each Kubernetes version in EKS. */
const ends: Readonly<Record<string, readonly [standard: string, extended: string]>> = {
  '1.23': ['2023-10-11', '2024-10-11'],
  '1.24': ['2024-01-31', '2025-01-31'],
  '1.25': ['2024-05-01', '2025-05-01'],
  '1.26': ['2024-06-11', '2025-06-11'],
  '1.27': ['2024-07-24', '2025-07-24'],
  '1.28': ['2024-11-26', '2025-11-26'],
  '1.29': ['2025-03-23', '2026-03-23'],
  '1.30': ['2025-07-23', '2026-07-23'],
  '1.31': ['2025-11-26', '2026-11-26'],
  '1.32': ['2026-03-23', '2027-03-23'],
  '1.33': ['2026-07-29', '2027-07-29'],
  '1.34': ['2026-12-02', '2027-12-02'],
  '1.35': ['2027-03-27', '2028-03-27'],
};

/**
 * Until when AWS patches a cluster's version: to the end of extended support where the cluster may have it, which is what AWS does
 * unless told otherwise.
 * @param support `STANDARD` or `EXTENDED`, the cluster's upgrade policy
 */
export function kubernetesEnd(version: string | undefined, support: string | undefined): EndOfLife | undefined {
  const found = version === undefined ? undefined : ends[version];
  if (!found) return undefined;
  const standardOnly = support === 'STANDARD';
  return {
    name: `Kubernetes ${version}`,
    end: standardOnly ? found[0] : found[1],
    meaning: standardOnly ? 'standard support' : `extended support (standard support ended or ends on ${found[0]})`,
    source,
    checkedOn,
  };
}
