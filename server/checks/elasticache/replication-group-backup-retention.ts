import { defineCheck } from '../define-check';
import { judgeRetention, retentionFrom } from '../shared/backup-retention';
import { cacheSetting, withReplicationGroup } from '../shared/caches';

/** AWS FSBP ElastiCache.1 is content with one day; a week is what the field asks for, and what we ask of databases. */
const parameters = retentionFrom('AWS FSBP ElastiCache.1 (1 day), Prowler (7 days)');

export const check = defineCheck({
  id: 'elasticache/replication-group-backup-retention',
  title: 'ElastiCache replication groups keep automated backups for long enough',
  severity: 'high',
  resourceType: 'AWS::ElastiCache::ReplicationGroup',
  needs: ['elasticache:DescribeReplicationGroups'],
  why: 'Without backups a cache starts empty after a mishap: sessions and baskets are gone, and everybody asks the database at once.',
  remedy: cacheSetting({
    text: 'Keep automated backups for at least a week.',
    options: '--snapshot-retention-limit 7',
    terraform: 'snapshot_retention_limit = 7',
    cloudformation: 'SnapshotRetentionLimit: 7',
  }),
  aliases: { prowler: ['elasticache_redis_cluster_backup_enabled'], securityHub: ['ElastiCache.1'] },
  requirements: { fsbp: ['ElastiCache.1'] },
  parameters,
  evaluate: ({ data }, _, { parameters: { days } }) =>
    withReplicationGroup(data, ({ SnapshotRetentionLimit }) => judgeRetention(SnapshotRetentionLimit, days ?? parameters.days.default)),
});
