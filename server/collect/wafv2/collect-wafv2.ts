import {
  ListLoggingConfigurationsCommand,
  ListResourcesForWebACLCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
  type LoggingConfiguration,
  type Scope,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';
import { wholeListing } from '../whole-listing';

/** Where the web ACLs of CloudFront are kept. Source: AWS WAF API Reference, ListWebACLs. */
const cloudFrontRegion = 'us-east-1';

/** Logging configurations by the web ACL's ARN, a hundred a call; `undefined` (noted) unless every page came. */
async function listLogging(context: CollectContext, Scope: Scope): Promise<Map<string, LoggingConfiguration> | undefined> {
  const client = context.client(WAFV2Client);
  const source = { operation: 'wafv2:ListLoggingConfigurations', region: context.region } as const;
  const all = await wholeListing(context, source.operation, async (NextMarker) => {
    const answer = await client.send(new ListLoggingConfigurationsCommand({ Scope, Limit: 100, NextMarker }));
    const items = listIn(source, answer.LoggingConfigurations);
    // WAF gives a marker after a full last page as well; the page after it is empty.
    return { items, next: items.length > 0 ? answer.NextMarker : undefined };
  });
  return all && new Map(all.map((configuration) => [configuration.ResourceArn ?? '', configuration]));
}

async function* collectScope(context: CollectContext, Scope: Scope): AsyncGenerator<AnyResource[], void> {
  const client = context.client(WAFV2Client);
  const operation = 'wafv2:ListWebACLs';
  const source = { operation, region: context.region } as const;
  const guards = { operation: 'wafv2:ListResourcesForWebACL', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextMarker) => client.send(new ListWebACLsCommand({ Scope, Limit: 100, NextMarker })),
    token: (answer) => (answer.WebACLs?.length ? answer.NextMarker : undefined),
    resources: (answer) =>
      listIn(source, answer.WebACLs).map((acl) => ({ arn: present(source, acl.ARN), id: present(source, acl.Id), acl })),
  });
  let logging: Promise<Map<string, LoggingConfiguration> | undefined> | undefined;
  for await (const page of pages) {
    logging ??= listLogging(context, Scope);
    const known = await logging;
    yield await context.each(page, async ({ arn, id, acl }, get, gaps): Promise<Resource<'AWS::WAFv2::WebACL'>> => {
      const { LockToken: _, ...data } = acl;
      const [loadBalancers, tags] = await Promise.all([
        // CloudFront's distributions name their web ACL themselves.
        Scope === 'REGIONAL'
          ? get(guards.operation, async () =>
              listIn(
                guards,
                (await client.send(new ListResourcesForWebACLCommand({ WebACLArn: arn, ResourceType: 'APPLICATION_LOAD_BALANCER' })))
                  .ResourceArns,
              ),
            )
          : undefined,
        get(
          'wafv2:ListTagsForResource',
          async () => (await client.send(new ListTagsForResourceCommand({ ResourceARN: arn }))).TagInfoForResource?.TagList ?? [],
        ),
      ]);
      return {
        type: 'AWS::WAFv2::WebACL',
        arn,
        id,
        name: acl.Name ?? null,
        region: context.region,
        tags: tagRecord(tags ?? undefined),
        data: { ...data, scope: Scope, ...(known && { logging: known.get(arn) ?? null }), ...(loadBalancers && { loadBalancers }) },
        gaps,
      };
    });
  }
}

export async function* collectWafV2(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* collectScope(context, 'REGIONAL');
  if (context.region === cloudFrontRegion) yield* collectScope(context, 'CLOUDFRONT');
}
