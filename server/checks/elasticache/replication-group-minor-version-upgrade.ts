import { defineCheck } from '../define-check';
import { cacheSetting, withReplicationGroup } from '../shared/caches';
import { judgeSwitch } from '../shared/databases';

export const check = defineCheck({
  id: 'elasticache/replication-group-minor-version-upgrade',
  title: 'ElastiCache replication groups take minor engine versions by themselves',
  severity: 'high',
  resourceType: 'AWS::ElastiCache::ReplicationGroup',
  needs: ['elasticache:DescribeReplicationGroups'],
  why: 'Fixes for holes in Redis and Valkey come as minor versions; where nobody installs them by hand, a known hole stays open.',
  remedy: cacheSetting({
    text: 'Let ElastiCache install minor versions in the maintenance window.',
    options: '--auto-minor-version-upgrade',
    terraform: 'auto_minor_version_upgrade = true',
    cloudformation: 'AutoMinorVersionUpgrade: true',
  }),
  aliases: { prowler: ['elasticache_redis_cluster_auto_minor_version_upgrades'], securityHub: ['ElastiCache.2'] },
  requirements: { fsbp: ['ElastiCache.2'] },
  evaluate: ({ data }) =>
    withReplicationGroup(data, ({ AutoMinorVersionUpgrade }) =>
      judgeSwitch(
        AutoMinorVersionUpgrade,
        {
          question: 'whether minor versions are installed',
          on: 'Minor versions are installed in the maintenance window',
          off: 'Minor versions wait for somebody to install them',
        },
        { autoMinorVersionUpgrade: AutoMinorVersionUpgrade ?? null },
      ),
    ),
});
