import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

const operation = 'cloudformation:DescribeStacks';
const isDeleted = (stack: Stack | undefined) => stack?.StackStatus === 'DELETE_COMPLETE';

export async function* collectCloudFormation(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CloudFormationClient);
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new DescribeStacksCommand({ NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.Stacks)
        .filter((stack) => !isDeleted(stack))
        .map((stack) => ({ arn: present(source, stack.StackId), id: present(source, stack.StackName), stack })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, id, stack }, get, gaps): Promise<Resource<'AWS::CloudFormation::Stack'> | null> => {
      // The listing leaves termination protection out; only a stack that is named tells it.
      const named = await get(operation, async () =>
        present(source, (await client.send(new DescribeStacksCommand({ StackName: arn }))).Stacks?.[0]),
      );
      if (isDeleted(named ?? undefined)) return null;
      return {
        type: 'AWS::CloudFormation::Stack',
        arn,
        id,
        name: null,
        region: context.region,
        tags: tagRecord(stack.Tags),
        data: { ...stack, ...(named && { terminationProtection: named.EnableTerminationProtection ?? false }) },
        gaps,
      };
    });
}
