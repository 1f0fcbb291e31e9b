import type { ReplicationGroup } from '@aws-sdk/client-elasticache';
import { notApplicable } from '../define-check';
import type { Remedy, Verdict } from '../types';

/** Asks about a replication group, unless it is going away. */
export function withReplicationGroup(data: ReplicationGroup, ask: (group: ReplicationGroup) => Verdict): Verdict {
  return data.Status === 'deleting' ? notApplicable('The replication group is being deleted') : ask(data);
}

interface Setting {
  text: string;
  options: string;
  terraform: string;
  cloudformation: string;
}

/** How to change one setting of a replication group. */
export const cacheSetting = ({ text, options, terraform, cloudformation }: Setting): Remedy => ({
  text,
  console: 'ElastiCache → Caches → the cache → Modify.',
  cli: `aws elasticache modify-replication-group --replication-group-id <group> ${options} --apply-immediately`,
  terraform: `resource "aws_elasticache_replication_group" "this" {\n${terraform.replace(/^/gm, '  ')}\n}`,
  cloudformation,
});
