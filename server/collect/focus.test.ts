import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { GetFunctionCommand, GetFunctionUrlConfigCommand, GetPolicyCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { ec2Collector } from './ec2/collector';
import type { Focus } from './focus';
import { lambdaCollector } from './lambda/collector';
import { awsError, collectFrom, fakeAws } from './test/fake-session';

const on = (type: Focus['target']['type'], arn: string, id: string, needs: string[] = []): Focus => ({
  ...{ target: { type, arn, id }, isHome: true, beside: new Set() },
  needs: new Set(needs as never[]),
});

describe('a unit that is about one resource', () => {
  const arnOf = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
  const names = Array.from({ length: 150 }, (_, index) => `f${index}`);
  const absent = () => {
    throw awsError('ResourceNotFoundException', 404);
  };
  const region = () =>
    fakeAws()
      .on(ListFunctionsCommand, () => ({
        Functions: names.map((name) => ({ FunctionName: name, FunctionArn: arnOf(name), CodeSha256: 'x', CodeSize: 1 })),
      }))
      .on(GetPolicyCommand, absent)
      .on(GetFunctionUrlConfigCommand, absent)
      .on(GetFunctionCommand, () => ({ Code: {} }))
      .on(GetResourcesCommand, () => ({ ResourceTagMappingList: [], PaginationToken: '' }));

  it('asks for each thing of that resource only, also when it comes last', async () => {
    const fake = region();
    const focus = on('AWS::Lambda::Function', arnOf('f149'), 'f149');
    // A scan reads the code of a hundred functions: those that are passed over do not count among them.
    const { of, coverage } = await collectFrom(fake, lambdaCollector, 'eu-west-1', undefined, undefined, {
      deepReads: ['lambda-code'],
      focus,
    });
    expect(of('AWS::Lambda::Function').map(({ id }) => id)).toEqual(['f149']);
    for (const command of ['GetPolicy', 'GetFunction', 'GetFunctionUrlConfig'])
      expect(fake.calls.filter((call) => call.command === command)).toHaveLength(1);
    expect(coverage.map(({ operation }) => operation)).not.toContain('lambda:GetLayerVersionByArn');
  });

  it('asks by id where AWS takes one, and for no other type', async () => {
    const fake = fakeAws().on(DescribeSecurityGroupsCommand, () => ({ SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'web' }] }));
    const focus = on('AWS::EC2::SecurityGroup', 'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-1', 'sg-1');
    const { of, coverage } = await collectFrom(fake, ec2Collector, 'eu-west-1', undefined, undefined, { focus });
    expect(fake.calls).toMatchObject([{ command: 'DescribeSecurityGroups', input: { Filters: [{ Name: 'group-id', Values: ['sg-1'] }] } }]);
    expect(of('AWS::EC2::SecurityGroup')).toHaveLength(1);
    expect(coverage).toEqual([{ operation: 'ec2:DescribeSecurityGroups', status: 'complete', calls: 1 }]);
  });

  it('asks for nothing in a unit that the check does not need', async () => {
    const fake = fakeAws();
    const focus = { ...on('AWS::EC2::SecurityGroup', 'arn:x', 'sg-1', ['ec2:DescribeSecurityGroups']), isHome: false };
    const { coverage } = await collectFrom(fake, ec2Collector, 'us-east-1', undefined, undefined, { focus });
    expect([fake.calls, coverage]).toEqual([[], []]);
  });
});
