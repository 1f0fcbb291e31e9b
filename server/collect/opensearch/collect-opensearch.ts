import { DescribeDomainsCommand, ListDomainNamesCommand, ListTagsCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { listIn, present } from '../answers';
import { lazyTags } from '../list-tags';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

/** As many as AWS describes at once. */
const perCall = 5;

/** The domains of a region: their names in one call, then what they are, five at a time. */
export async function* collectOpenSearch(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(OpenSearchClient);
  const tags = lazyTags(context, 'es:domain');
  const listing = { operation: 'opensearch:ListDomainNames', region } as const;
  const names = await context.once(listing.operation, async () => {
    const answer = await client.send(new ListDomainNamesCommand({}));
    return listIn(listing, answer.DomainNames).map(({ DomainName }) => present(listing, DomainName));
  });
  if (!names) return;
  const description = { operation: 'opensearch:DescribeDomains', region } as const;
  for (let start = 0; start < names.length; start += perCall) {
    const DomainNames = names.slice(start, start + perCall);
    const domains = await context.once(description.operation, async () =>
      listIn(description, (await client.send(new DescribeDomainsCommand({ DomainNames }))).DomainStatusList).map((data) => ({
        arn: present(description, data.ARN),
        id: present(description, data.DomainName),
        data,
      })),
    );
    if (!domains) continue;
    const known = await tags();
    yield await context.each(domains, async ({ arn, id, data }, get, gaps): Promise<Resource<'AWS::OpenSearchService::Domain'>> => {
      const own = known
        ? known.get(arn)
        : await get('opensearch:ListTags', async () => tagRecord((await client.send(new ListTagsCommand({ ARN: arn }))).TagList));
      return { type: 'AWS::OpenSearchService::Domain', arn, id, name: null, region, tags: own ?? {}, data, gaps };
    });
  }
}
