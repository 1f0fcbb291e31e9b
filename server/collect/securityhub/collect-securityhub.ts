import {
  DescribeHubCommand,
  GetEnabledStandardsCommand,
  ListEnabledProductsForImportCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import type { OperationName } from '@/server/aws/operation';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

/** `InvalidAccessException` may mean two things; its sentence tells whether Security Hub is merely not enabled. */
const isNotEnabled = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'ResourceNotFoundException' || (error.name === 'InvalidAccessException' && /not subscribed/i.test(error.message)));

/** Security Hub in one region: always one resource, also where it is off. */
export async function* collectSecurityHub(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(SecurityHubClient);
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::SecurityHub::RegionSettings'>> => {
    const kept: GetForResource = (operation, send) => get(operation, send, { permanent: true });
    const all = async <V>(operation: OperationName, fetch: (NextToken?: string) => Promise<{ list?: V[]; next?: string }>) => {
      const pages = await getPages(
        kept,
        operation,
        region,
        async (token) => {
          const { list, next } = await fetch(token);
          return { list: listIn({ operation, region }, list), next };
        },
        ({ next }) => next,
      );
      return pages?.flatMap(({ list }) => list);
    };

    const hub = await kept('securityhub:DescribeHub', async () => {
      try {
        const { $metadata: _, ...answer } = await client.send(new DescribeHubCommand({}));
        present({ operation: 'securityhub:DescribeHub', region }, answer.HubArn);
        return { answer };
      } catch (error) {
        if (isNotEnabled(error)) return { answer: null };
        throw error;
      }
    });
    const standards = hub?.answer
      ? await all('securityhub:GetEnabledStandards', async (NextToken) => {
          const answer = await client.send(new GetEnabledStandardsCommand({ MaxResults: 100, NextToken }));
          return { list: answer.StandardsSubscriptions, next: answer.NextToken };
        })
      : undefined;
    const products =
      standards?.length === 0
        ? await all('securityhub:ListEnabledProductsForImport', async (NextToken) => {
            const answer = await client.send(new ListEnabledProductsForImportCommand({ MaxResults: 100, NextToken }));
            return { list: answer.ProductSubscriptions, next: answer.NextToken };
          })
        : undefined;
    return {
      type: 'AWS::SecurityHub::RegionSettings',
      arn: makeArn(context, 'securityhub', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: { ...(hub && { hub: hub.answer }), ...(standards && { standards }), ...(products && { products }) },
      gaps,
    };
  });
}
