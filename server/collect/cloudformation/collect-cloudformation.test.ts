import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { cloudformationCollector } from './collector';

const stack = (name: string, StackStatus = 'CREATE_COMPLETE') => ({
  StackName: name,
  StackId: `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/1`,
  StackStatus,
});
const named = (id: string | undefined) => id?.split('/')[1] ?? '';

describe('collecting CloudFormation', () => {
  it('asks each live stack by name whether it is protected', async () => {
    const fake = fakeAws().on(DescribeStacksCommand, ({ StackName }) =>
      StackName
        ? { Stacks: [{ ...stack(named(StackName)), EnableTerminationProtection: named(StackName) === 'safe' }] }
        : { Stacks: [stack('safe'), stack('open'), stack('old', 'DELETE_COMPLETE')] },
    );
    const { of } = await collectFrom(fake, cloudformationCollector);
    expect(of('AWS::CloudFormation::Stack').map(({ id, data }) => [id, data.terminationProtection])).toEqual([
      ['safe', true],
      ['open', false],
    ]);
    expect(fake.calls).toHaveLength(3);
  });

  it('drops a stack that is deleted by the time it is named', async () => {
    const fake = fakeAws().on(DescribeStacksCommand, ({ StackName }) => {
      if (named(StackName) === 'gone') throw Object.assign(awsError('ValidationError'), { message: 'Stack with id gone does not exist' });
      return StackName ? { Stacks: [stack('dying', 'DELETE_COMPLETE')] } : { Stacks: [stack('gone'), stack('dying')] };
    });
    const { resources, status } = await collectFrom(fake, cloudformationCollector);
    expect(resources).toEqual([]);
    expect(status('cloudformation:DescribeStacks')).toBe('complete');
  });

  it('leaves the protection open where the stack could not be named', async () => {
    const fake = fakeAws().on(DescribeStacksCommand, ({ StackName }) => {
      if (StackName) throw awsError('Throttling');
      return { Stacks: [stack('a')] };
    });
    const { resources, status } = await collectFrom(fake, cloudformationCollector);
    expect(resources[0]?.data).not.toHaveProperty('terminationProtection');
    expect(resources[0]?.gaps).toEqual([{ operation: 'cloudformation:DescribeStacks', kind: 'throttled', code: 'Throttling' }]);
    expect(status('cloudformation:DescribeStacks')).toBe('partial');
  });
});
