import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeUsersCommand,
  ElastiCacheClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache';
import { listIn, present } from '../answers';
import { type Listing, listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import { mergePages } from '../merge-pages';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext } from '../types';

const perPage = 100;
/** A resource as it is listed, before its tags are known. */
type Listed = AnyResource & { type: `AWS::ElastiCache::${string}` };

/** Replication groups, nodes and users, with their tags. */
export async function* collectElastiCache(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(ElastiCacheClient);
  const tags = lazyTags(context, 'elasticache:replicationgroup', 'elasticache:cluster', 'elasticache:user');
  const untagged = { name: null, region, tags: {} };
  const source = (operation: Listing<unknown, unknown>['operation']) => ({ operation, region });
  const groups = source('elasticache:DescribeReplicationGroups');
  const nodes = source('elasticache:DescribeCacheClusters');
  const users = source('elasticache:DescribeUsers');

  async function* withTags<O>(listing: Listing<O, Listed>): AsyncGenerator<AnyResource[], void> {
    for await (const page of listMapped(context, listing)) {
      const known = await tags();
      yield await context.each(page, async (resource, get, gaps): Promise<AnyResource> => {
        const { arn } = resource;
        const own = known
          ? known.get(arn)
          : await get('elasticache:ListTagsForResource', async () =>
              tagRecord((await client.send(new ListTagsForResourceCommand({ ResourceName: arn }))).TagList),
            );
        return { ...resource, tags: own ?? {}, gaps };
      });
    }
  }

  yield* mergePages([
    withTags({
      operation: groups.operation,
      fetch: (Marker) => client.send(new DescribeReplicationGroupsCommand({ MaxRecords: perPage, Marker })),
      token: (answer) => answer.Marker,
      resources: (answer) =>
        listIn(groups, answer.ReplicationGroups).map((data): Listed => {
          const [arn, id] = [present(groups, data.ARN), present(groups, data.ReplicationGroupId)];
          return { ...untagged, type: 'AWS::ElastiCache::ReplicationGroup', arn, id, data, gaps: [] };
        }),
    }),
    withTags({
      operation: nodes.operation,
      fetch: (Marker) => client.send(new DescribeCacheClustersCommand({ MaxRecords: perPage, Marker })),
      token: (answer) => answer.Marker,
      resources: (answer) =>
        listIn(nodes, answer.CacheClusters).map((data): Listed => {
          const [arn, id] = [present(nodes, data.ARN), present(nodes, data.CacheClusterId)];
          return { ...untagged, type: 'AWS::ElastiCache::CacheCluster', arn, id, data, gaps: [] };
        }),
    }),
    withTags({
      operation: users.operation,
      fetch: (Marker) => client.send(new DescribeUsersCommand({ MaxRecords: perPage, Marker })),
      token: (answer) => answer.Marker,
      resources: (answer) =>
        listIn(users, answer.Users).map((data): Listed => {
          const [arn, id] = [present(users, data.ARN), present(users, data.UserId)];
          return { ...untagged, type: 'AWS::ElastiCache::User', arn, id, data, gaps: [] };
        }),
    }),
  ]);
}
