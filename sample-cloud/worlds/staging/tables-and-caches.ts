import type { Draft } from '../draft';
import { addCacheUser, addReplicationGroup } from '../parts/cache';
import { addAccelerator, addTable } from '../parts/dynamodb-table';
import type { StagingGroups } from './compute';
import { main } from './places';

/** DynamoDB and ElastiCache, with whatever was set when somebody clicked through. */
export function addTablesAndCaches(draft: Draft, groups: StagingGroups): void {
  const { clock } = draft;
  const region = main;
  addTable(draft, {
    region,
    name: 'staging-baskets',
    created: clock.ago(730),
    recoverable: false,
    data: { DeletionProtectionEnabled: false },
  });
  addAccelerator(draft, { region, name: 'staging-baskets', groupId: groups.app, encrypted: false, tls: false });
  const careless = { AuthTokenEnabled: false, SnapshotRetentionLimit: 0, AutoMinorVersionUpgrade: false, TransitEncryptionEnabled: false };
  const cache = { region, groupId: groups.app, created: clock.ago(730) };
  addReplicationGroup(draft, { ...cache, name: 'staging-sessions', engine: 'redis', version: '5.0.6', data: careless });
  addReplicationGroup(draft, {
    ...cache,
    name: 'staging-prices',
    engine: 'redis',
    version: '7.1.0',
    data: { AuthTokenEnabled: false, UserGroupIds: ['staging'] },
  });
  addCacheUser(draft, { region, id: 'default', name: 'default', authentication: 'no-password', groups: [] });
  addCacheUser(draft, { region, id: 'staging-default', name: 'default', authentication: 'password', groups: ['staging'] });
}
