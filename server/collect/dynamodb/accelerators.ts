import { DAXClient, DescribeClustersCommand, ListTagsCommand } from '@aws-sdk/client-dax';
import { AwsError } from '@/server/aws/errors';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { lazyTags } from '../list-tags';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

/** Where AWS offers DynamoDB Accelerator (docs.aws.amazon.com/general/latest/gr/ddb.html, November 2026). */
const offered = new Set(
  (
    'us-east-1 us-east-2 us-west-1 us-west-2 sa-east-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 eu-south-2 ' +
    'ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 cn-north-1 cn-northwest-1'
  ).split(' '),
);

/**
 * Clusters of DynamoDB Accelerator. Every region is asked. Only where AWS does not offer it does the lack of an address mean that
 * there are none; anywhere else that is a failure like any other.
 */
export async function* collectAccelerators(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(DAXClient);
  const operation = 'dax:DescribeClusters';
  const source = { operation, region } as const;
  const tags = lazyTags(context, 'dax:cache');
  const ownTags = async (arn: string, get: GetForResource) => {
    const answers = await getPages(
      get,
      'dax:ListTags',
      region,
      (NextToken) => client.send(new ListTagsCommand({ ResourceName: arn, NextToken })),
      (answer) => answer.NextToken,
    );
    return answers && tagRecord(answers.flatMap(({ Tags }) => Tags ?? []));
  };
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const sent = token;
    const page = await context.once(
      operation,
      async () => {
        const answer = await client.send(new DescribeClustersCommand({ MaxResults: 100, NextToken: sent }));
        const next = answer.NextToken || undefined;
        if (next && seen.has(next)) throw new AwsError('malformed', operation, region, 'RepeatedPageToken');
        const clusters = listIn(source, answer.Clusters).map((cluster) => ({
          arn: present(source, cluster.ClusterArn),
          id: present(source, cluster.ClusterName),
          cluster,
        }));
        return { clusters, next };
      },
      { absent: offered.has(region) ? [] : ['ENOTFOUND'] },
    );
    if (!page) return;
    const known = page.clusters.length > 0 ? await tags() : undefined;
    yield await context.each(page.clusters, async ({ arn, id, cluster }, get, gaps): Promise<Resource<'AWS::DAX::Cluster'>> => {
      const own = known ? known.get(arn) : await ownTags(arn, get);
      return { type: 'AWS::DAX::Cluster', arn, id, name: null, region, tags: own ?? {}, data: cluster, gaps };
    });
    token = page.next;
    if (token) seen.add(token);
  } while (token);
}
