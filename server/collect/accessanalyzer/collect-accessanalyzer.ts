import { AccessAnalyzerClient, ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer';
import { listIn } from '../answers';
import { getPages } from '../get-pages';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';

/** IAM Access Analyzer in one region: always one resource, also where there is no analyzer. */
export async function* collectAccessAnalyzer(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(AccessAnalyzerClient);
  const operation = 'accessanalyzer:ListAnalyzers';
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::AccessAnalyzer::RegionSettings'>> => {
    const pages = await getPages(
      (name, send) => get(name, send, { permanent: true }),
      operation,
      region,
      async (nextToken) => {
        const answer = await client.send(new ListAnalyzersCommand({ maxResults: 100, nextToken }));
        const analyzers = listIn({ operation, region }, answer.analyzers).map(
          ({ lastResourceAnalyzed: _, lastResourceAnalyzedAt: __, ...analyzer }) => analyzer,
        );
        return { analyzers, next: answer.nextToken };
      },
      ({ next }) => next,
    );
    return {
      type: 'AWS::AccessAnalyzer::RegionSettings',
      arn: makeArn(context, 'access-analyzer', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: { ...(pages && { analyzers: pages.flatMap(({ analyzers }) => analyzers) }) },
      gaps,
    };
  });
}
