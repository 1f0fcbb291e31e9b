import { GetResourcesCommand, ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '@/server/aws/errors';
import { listIn } from './answers';
import { tagRecord } from './tags';
import type { CollectContext } from './types';

const operation = 'tagging:GetResources';

/**
 * Tags of all resources of some kinds in the region by ARN, a hundred at a time: the services' own listings take a call for each
 * resource (Lambda's out of the 15 a second that it shares with everything else). Resources that never had a tag are not listed.
 * `undefined` (noted) unless every page came; then each resource has to be asked.
 * @param kinds as the Tagging API names them: `lambda:function`, `dynamodb:table`
 */
export async function listTags(
  context: CollectContext,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, Record<string, string>> | undefined> {
  const client = context.client(ResourceGroupsTaggingAPIClient);
  const source = { operation, region: context.region } as const;
  const tags = new Map<string, Record<string, string>>();
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const sent = token;
    const page = await context.once(operation, async () => {
      const answer = await client.send(
        new GetResourcesCommand({ ResourceTypeFilters: [...kinds], ResourcesPerPage: 100, PaginationToken: sent }),
      );
      const next = answer.PaginationToken || undefined;
      if (next && seen.has(next)) throw new AwsError('malformed', operation, context.region, 'RepeatedPageToken');
      return { mappings: listIn(source, answer.ResourceTagMappingList), next };
    });
    if (!page) return undefined;
    for (const { ResourceARN, Tags } of page.mappings) if (ResourceARN) tags.set(ResourceARN, tagRecord(Tags));
    token = page.next;
    if (token) seen.add(token);
  } while (token);
  return tags;
}

/** `listTags`, asked when the first resource needs it and once for all: an empty region costs no call. */
export function lazyTags(context: CollectContext, ...kinds: string[]): () => ReturnType<typeof listTags> {
  let listed: ReturnType<typeof listTags> | undefined;
  return () => {
    if (!listed) {
      listed = listTags(context, kinds);
      // A collector may wait for something else first, and be ended meanwhile: then nobody hears of what became of this.
      listed.catch(() => undefined);
    }
    return listed;
  };
}
