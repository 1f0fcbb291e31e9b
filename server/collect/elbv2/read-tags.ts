import { DescribeTagsCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { listIn } from '../answers';
import { tagsInBulk } from '../tags-in-bulk';
import type { CollectContext } from '../types';

/** Tags by ARN. What could not be asked is left out, and noted. */
export function readTags(context: CollectContext, arns: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const client = context.client(ElasticLoadBalancingV2Client);
  const source = { operation: 'elbv2:DescribeTags', region: context.region } as const;
  return tagsInBulk(context, source.operation, arns, async (ResourceArns) =>
    listIn(source, (await client.send(new DescribeTagsCommand({ ResourceArns }))).TagDescriptions).map((each) => ({
      of: each.ResourceArn,
      tags: each.Tags,
    })),
  );
}
