import { CloudWatchLogsClient, DescribeLogGroupsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import type { AnyResource, CollectContext, Resource } from '../types';
import { eventReader } from './log-events';
import type { LogGroup } from './types';

interface ListedGroup {
  arn: string;
  group: LogGroup;
  storedBytes: number | undefined;
}

/** The log groups of a region and, where that is opted into, what is in their events. */
export async function* collectLogGroups(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CloudWatchLogsClient);
  const operation = 'logs:DescribeLogGroups';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (nextToken) => client.send(new DescribeLogGroupsCommand({ limit: 50, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) =>
      listIn(source, answer.logGroups).flatMap((listed): ListedGroup[] => {
        const { logGroupName, logGroupArn, arn, creationTime, retentionInDays, kmsKeyId, logGroupClass, storedBytes } = listed;
        const name = present(source, logGroupName);
        return [
          {
            arn: present(source, logGroupArn ?? arn).replace(/:\*$/, ''),
            storedBytes,
            group: {
              logGroupName: name,
              ...(creationTime !== undefined && { creationTime }),
              ...(retentionInDays !== undefined && { retentionInDays }),
              ...(kmsKeyId && { kmsKeyId }),
              ...(logGroupClass && { logGroupClass }),
            },
          },
        ];
      }),
  });
  const tags = lazyTags(context, 'logs:log-group');
  const read = eventReader(context);
  for await (const page of pages) {
    const known = await tags();
    yield await context.each(page, async ({ arn, group, storedBytes }, get, gaps): Promise<Resource<'AWS::Logs::LogGroup'>> => {
      const [own, events] = await Promise.all([
        known
          ? (known.get(arn) ?? {})
          : get(
              'logs:ListTagsForResource',
              async () => (await client.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags ?? {},
            ),
        read(arn, group, storedBytes, get),
      ]);
      return {
        type: 'AWS::Logs::LogGroup',
        arn,
        id: group.logGroupName,
        name: null,
        region: context.region,
        tags: own ?? {},
        data: { ...group, ...(events && { events }) },
        gaps,
      };
    });
  }
}
