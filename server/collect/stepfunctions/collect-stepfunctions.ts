import { DescribeStateMachineCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { detectInText } from '@/server/workloads/secrets/detect';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';

export async function* collectStepFunctions(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SFNClient);
  const source = { operation: 'stepfunctions:ListStateMachines', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new ListStateMachinesCommand({ maxResults: 1000, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) =>
      listIn(source, answer.stateMachines).map((listed) => ({
        arn: present(source, listed.stateMachineArn),
        id: present(source, listed.name),
        listed,
      })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, id, listed }, get, gaps): Promise<Resource<'AWS::StepFunctions::StateMachine'>> => {
      const found = await get('stepfunctions:DescribeStateMachine', async () => {
        const answer = await client.send(new DescribeStateMachineCommand({ stateMachineArn: arn, includedData: 'ALL_DATA' }));
        const { $metadata: _, definition, variableReferences: __, ...data } = answer;
        const text = present({ operation: 'stepfunctions:DescribeStateMachine', region: context.region }, definition);
        return { data, secrets: detectInText(text, 'definition') };
      });
      return {
        type: 'AWS::StepFunctions::StateMachine',
        arn,
        id,
        name: null,
        region: context.region,
        tags: {},
        data: found ? { ...found.data, secrets: found.secrets } : listed,
        gaps,
      };
    });
}
