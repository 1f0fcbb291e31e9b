import { GetWorkGroupCommand, ListQueryExecutionsCommand, ListTagsForResourceCommand, ListWorkGroupsCommand } from '@aws-sdk/client-athena';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { athenaCollector } from './collector';

const region = () =>
  fakeAws()
    .on(ListWorkGroupsCommand, () => ({ WorkGroups: [{ Name: 'primary' }] }))
    .on(GetWorkGroupCommand, () => ({ WorkGroup: { Name: 'primary', State: 'ENABLED' } }))
    .on(ListQueryExecutionsCommand, () => ({ QueryExecutionIds: ['q1'] }))
    .on(ListTagsForResourceCommand, () => ({ Tags: [] }));

describe('collecting Athena', () => {
  it('tells whether a work group was used, by one id', async () => {
    const fake = region();
    expect((await collectFrom(fake, athenaCollector)).resources).toMatchObject([
      { arn: 'arn:aws:athena:eu-west-1:123456789012:workgroup/primary', data: { State: 'ENABLED', used: true } },
    ]);
    expect(fake.calls.find(({ command }) => command === 'ListQueryExecutions')?.input).toEqual({ WorkGroup: 'primary', MaxResults: 1 });
    const idle = await collectFrom(
      region().on(ListQueryExecutionsCommand, () => ({ QueryExecutionIds: [] })),
      athenaCollector,
    );
    expect(idle.of('AWS::Athena::WorkGroup')[0]?.data.used).toBe(false);
  });

  it('keeps a work group about which all was refused', async () => {
    const refuse = () => {
      throw awsError('AccessDeniedException');
    };
    const fake = region().on(GetWorkGroupCommand, refuse).on(ListQueryExecutionsCommand, refuse);
    const [group] = (await collectFrom(fake, athenaCollector)).of('AWS::Athena::WorkGroup');
    expect(group?.data).toEqual({ Name: 'primary' });
    expect(group?.gaps).toHaveLength(2);
  });
});
