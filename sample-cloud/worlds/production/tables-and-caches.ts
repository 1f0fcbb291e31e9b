import type { Draft } from '../draft';
import { addCacheUser, addReplicationGroup } from '../parts/cache';
import { addAccelerator, addTable } from '../parts/dynamodb-table';
import type { Groups } from './groups';
import { main, tagsOf } from './places';

/** DynamoDB and ElastiCache: baskets, sessions and what makes them fast. */
export function addTablesAndCaches(draft: Draft, groups: Groups): void {
  const { clock } = draft;
  const region = main;
  const groupId = groups.cache.GroupId ?? '';

  addTable(draft, { region, name: 'orders-outbox', created: clock.ago(480), recoverable: true, tags: tagsOf('orders') });
  addTable(draft, {
    region,
    name: 'baskets',
    created: clock.ago(730),
    recoverable: clock.turn(false, [44, true]),
    tags: tagsOf('checkout'),
  });
  addTable(draft, {
    region,
    name: 'feature-flags',
    created: clock.ago(900),
    recoverable: false,
    data: { DeletionProtectionEnabled: false },
    tags: tagsOf('platform'),
  });
  // The payment team keeps everybody else out, us among them.
  addTable(draft, {
    region,
    name: 'payment-tokens',
    created: clock.ago(400),
    recoverable: true,
    refuses: ['DescribeTable', 'DescribeContinuousBackups'],
    tags: tagsOf('payments'),
  });
  addAccelerator(draft, { region, name: 'baskets', groupId, encrypted: true, tls: true, tags: tagsOf('checkout') });

  const cache = { region, groupId, created: clock.ago(380) };
  addReplicationGroup(draft, { ...cache, name: 'sessions', engine: 'valkey', version: '8.0.1', tags: tagsOf('storefront') });
  addReplicationGroup(draft, {
    ...cache,
    name: 'prices',
    engine: 'redis',
    version: '7.1.0',
    data: { AuthTokenEnabled: false, UserGroupIds: ['prices'] },
    tags: tagsOf('catalog'),
  });
  addReplicationGroup(draft, {
    ...cache,
    name: 'recommendations',
    engine: 'redis',
    version: '6.2.6',
    data: { AuthTokenEnabled: false, SnapshotRetentionLimit: 1 },
    tags: tagsOf('search'),
  });
  addCacheUser(draft, { region, id: 'default', name: 'default', authentication: 'no-password', groups: [] });
  addCacheUser(draft, { region, id: 'prices-default', name: 'default', authentication: 'no-password', groups: ['prices'] });
  addCacheUser(draft, { region, id: 'prices-reader', name: 'prices-reader', authentication: 'iam', groups: ['prices'] });
}
