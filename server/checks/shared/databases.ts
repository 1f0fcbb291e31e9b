import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { OperationName } from '@/server/aws/operation';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { Evidence, Verdict } from '../types';

export const instanceNeeds: readonly OperationName[] = ['rds:DescribeDBInstances'];
export const clusterNeeds: readonly OperationName[] = ['rds:DescribeDBClusters'];

type Ask<D> = (data: D) => Verdict;

/** RDS's API lists the databases of two other services as well. */
const neighbours: Readonly<Record<string, string>> = { docdb: 'DocumentDB', neptune: 'Neptune' };

/** Asks about an instance of any service in the RDS family, unless it is going away. */
export function withAnyInstance(data: DBInstance, ask: Ask<DBInstance>): Verdict {
  return data.DBInstanceStatus === 'deleting' ? notApplicable('The instance is being deleted') : ask(data);
}

/** Asks about an instance of RDS or Aurora. */
export function withInstance(data: DBInstance, ask: Ask<DBInstance>): Verdict {
  const other = neighbours[data.Engine ?? ''];
  return other ? notApplicable(`The instance belongs to ${other}, which RDS lists too`) : withAnyInstance(data, ask);
}

/** Asks about an instance that decides for itself; members of a cluster take the setting from it. */
export function withStandaloneInstance(data: DBInstance, ask: Ask<DBInstance>): Verdict {
  return withInstance(data, (own) =>
    own.DBClusterIdentifier ? notApplicable(`Cluster ${own.DBClusterIdentifier} decides this for its members`) : ask(own),
  );
}

/** Asks about a cluster of any service in the RDS family, unless it is going away. */
export function withAnyCluster(data: DBCluster, ask: Ask<DBCluster>): Verdict {
  return data.Status === 'deleting' ? notApplicable('The cluster is being deleted') : ask(data);
}

/** Asks about a cluster of Aurora or RDS. */
export function withCluster(data: DBCluster, ask: Ask<DBCluster>): Verdict {
  const other = neighbours[data.Engine ?? ''];
  return other ? notApplicable(`The cluster belongs to ${other}, which RDS lists too`) : withAnyCluster(data, ask);
}

interface Copy {
  ReadReplicaSourceDBInstanceIdentifier?: string | undefined;
  ReadReplicaSourceDBClusterIdentifier?: string | undefined;
  ReplicationSourceIdentifier?: string | undefined;
}

/** What an instance or cluster copies from; undefined when it is nobody's replica. */
export const replicaSource = (data: Copy): string | undefined =>
  data.ReadReplicaSourceDBInstanceIdentifier || data.ReadReplicaSourceDBClusterIdentifier || data.ReplicationSourceIdentifier || undefined;

/** Amazon's own engines, which keep their data in a cluster. */
export const isAurora = (engine: string | undefined): boolean => engine?.startsWith('aurora') === true;

/** RDS Custom leaves the operating system and the upkeep to the customer. */
export const isCustom = (engine: string | undefined): boolean => engine?.startsWith('custom-') === true;

/** The first generation of Aurora Serverless, which has no instances. */
export const isServerlessV1 = (data: DBCluster): boolean => data.EngineMode === 'serverless';

interface SwitchWords {
  /** After 'AWS did not tell': 'whether the storage is encrypted'. */
  question: string;
  on: string;
  off: string;
}

/** A setting that must be on. What AWS leaves out is unknown, not off. */
export function judgeSwitch(value: boolean | undefined, words: SwitchWords, evidence: Evidence): Verdict {
  if (value === undefined) return unknown(`Not known: AWS did not tell ${words.question}`);
  return value ? pass(words.on, evidence) : fail(words.off, evidence);
}
