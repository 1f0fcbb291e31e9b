import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from '@/server/collect/resource-data';
import { notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';

export const clusterNeeds: readonly OperationName[] = ['eks:ListClusters', 'eks:DescribeCluster'];

type Cluster = ResourceData['AWS::EKS::Cluster'];

/** Asks about a cluster that was described and is here to stay. */
export function withCluster(cluster: Cluster, ask: (cluster: Cluster) => Verdict): Verdict {
  if (cluster.status === undefined) return unknown('Not known: AWS did not describe the cluster');
  if (cluster.status === 'DELETING') return notApplicable('The cluster is being deleted');
  if (cluster.status === 'FAILED') return notApplicable('The cluster could not be made');
  return ask(cluster);
}

/**
 * The last day of standard support of each Kubernetes version on EKS. From the release calendar in the EKS user guide
 * (docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html), as of November 2026. Extended support follows for a year.
 */
const standardSupportEnds: Readonly<Record<string, string>> = {
  '1.23': '2023-10-11',
  '1.24': '2024-01-31',
  '1.25': '2024-05-01',
  '1.26': '2024-06-11',
  '1.27': '2024-07-24',
  '1.28': '2024-11-26',
  '1.29': '2025-03-23',
  '1.30': '2025-07-23',
  '1.31': '2025-11-26',
  '1.32': '2026-03-23',
  '1.33': '2026-07-29',
  '1.34': '2026-12-02',
};
const [oldest = ''] = Object.keys(standardSupportEnds);
const newest = Object.keys(standardSupportEnds).at(-1) ?? '';

const minor = (version: string): number => Number(version.split('.')[1]);

/** The last day of standard support; null: the version is newer than the table, so that it is supported; undefined: no such version. */
export function supportEnds(version: string): string | null | undefined {
  const known = standardSupportEnds[version];
  if (known) return known;
  if (!/^1\.\d{1,3}$/.test(version)) return undefined;
  if (minor(version) > minor(newest)) return null;
  return minor(version) < minor(oldest) ? standardSupportEnds[oldest] : undefined;
}
