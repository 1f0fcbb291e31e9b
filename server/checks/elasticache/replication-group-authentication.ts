import type { User } from '@aws-sdk/client-elasticache';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { cacheSetting, withReplicationGroup } from '../shared/caches';
import { some } from '../shared/security-groups';

/** Whether a user's access string starts with `on`: Redis refuses everybody else. */
const mayEnter = ({ AccessString }: User): boolean => /^\s*on\b/i.test(AccessString ?? 'on');
const needsNoPassword = ({ Authentication }: User): boolean => /^no-password/.test(Authentication?.Type ?? '');

/**
 * Other tools ask only for a password on engines before 6.0, and say nothing of newer ones. There, users and groups may stand in
 * for the password, and a group may hold a user without one: both are judged here, for every version.
 */
export const check = defineCheck({
  id: 'elasticache/replication-group-authentication',
  title: 'ElastiCache replication groups let nobody in without authentication',
  severity: 'medium',
  resourceType: 'AWS::ElastiCache::ReplicationGroup',
  needs: ['elasticache:DescribeReplicationGroups', 'elasticache:DescribeUsers'],
  reads: [{ type: 'AWS::ElastiCache::User', scope: 'region' }],
  why: 'Whoever reaches the port reads and empties the cache, sessions and all, when the security group is the only thing in between.',
  remedy: cacheSetting({
    text: 'Turn encryption in transit on, then give the group users with passwords or IAM (Redis 6 and Valkey), or an AUTH token. Give its user "default" a password or switch it off.',
    options: '--user-group-ids-to-add <user-group>',
    terraform: 'transit_encryption_enabled = true\nuser_group_ids             = ["<user-group>"]',
    cloudformation: 'TransitEncryptionEnabled: true\nUserGroupIds:\n  - <user-group>',
  }),
  aliases: { prowler: ['elasticache_redis_replication_group_auth_enabled'], securityHub: ['ElastiCache.6'] },
  requirements: { fsbp: ['ElastiCache.6'] },
  evaluate: ({ data }, snapshot) =>
    withReplicationGroup(data, ({ AuthTokenEnabled, UserGroupIds = [] }) => {
      const evidence = { authToken: AuthTokenEnabled ?? null, userGroups: [...UserGroupIds].sort() };
      if (AuthTokenEnabled) return pass('Clients need the AUTH token', evidence);
      if (UserGroupIds.length === 0)
        return AuthTokenEnabled === undefined
          ? unknown('Not known: AWS did not tell whether clients need a token', evidence)
          : fail('Clients need no token and no user', evidence);
      const members = snapshot
        .list('AWS::ElastiCache::User')
        .filter(({ data: user }) => user.UserGroupIds?.some((group) => UserGroupIds.includes(group)));
      const open = members.filter(({ data: user }) => needsNoPassword(user) && mayEnter(user)).map(({ data: user }) => user.UserName ?? '');
      if (open.length > 0)
        return fail(`Clients may come in as ${some(open)} without a password`, { ...evidence, withoutPassword: open.sort() });
      if (members.length === 0) return unknown('Not known: no user of its user groups was seen', evidence);
      return pass('Every user that may come in needs a password or an IAM identity', { ...evidence, users: members.length });
    }),
});
